import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LineRow, ObjectView } from "../../src/http/contract.ts";
import { getObject, getObjects, judge, undo } from "../api.ts";
import { Allowed } from "../part/allowed.tsx";
import { CardView } from "../part/card.tsx";
import { Fault } from "../part/fault.tsx";
import { HandClaim, type Selection } from "../part/hand-claim.tsx";
import { Judging } from "../part/judging.tsx";
import { useKeys } from "../part/keys.ts";
import { Sheet } from "../part/sheet.tsx";
import { go } from "../place.ts";
import { t } from "../words.ts";

/** One account at work: its text with what was read in it, its card, and what there is to judge. */
export function Desk({ id, at }: { id: string; at: number | null }) {
  const objects = useQuery({ queryKey: ["objects"], queryFn: getObjects, enabled: id === "" });
  const view = useQuery({ queryKey: ["object", id], queryFn: () => getObject(id), enabled: id !== "" });
  useEffect(() => {
    const latest = objects.data?.at(-1);
    if (id === "" && latest) go({ page: "desk", id: latest.object });
  }, [id, objects.data]);
  if (id === "" || !view.data) {
    return (
      <main>
        <h1>{t("desk")}</h1>
        <Fault error={view.error ?? objects.error} />
        <p className="quiet">{view.isLoading ? t("loading") : objects.data?.length === 0 ? t("noObjects") : ""}</p>
      </main>
    );
  }
  return <Opened view={view.data} at={at} />;
}

function Opened({ view, at }: { view: ObjectView; at: number | null }) {
  const client = useQueryClient();
  const claims = view.lines.filter(
    (row) => row.line.kind === "claim" || (row.line.kind === "figure" && row.line.of !== null),
  );
  const open = claims.filter((row) => row.state === "suggested");
  const [chosen, setChosen] = useState<string | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [making, setMaking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const current = open.find((row) => row.ref === chosen) ?? open[0] ?? null;
  const changed = async (work: Promise<unknown>) => {
    setError(null);
    try {
      await work;
      await client.invalidateQueries();
    } catch (caught) {
      setError(caught);
    }
  };
  const decide = (row: LineRow, verdict: "accept" | "reject") => {
    const next = open[open.indexOf(row) + 1];
    setChosen(next?.ref ?? null);
    void changed(judge([{ ref: row.ref, verdict }]));
  };
  const amend = (row: LineRow) => {
    setSelection(selectionOf(row));
    setMaking(true);
  };
  useKeys(
    making
      ? {}
      : {
          c: selection ? () => setMaking(true) : undefined,
          n: current ? () => setChosen(open[(open.indexOf(current) + 1) % open.length]!.ref) : undefined,
          a: current ? () => decide(current, "accept") : undefined,
          r: current ? () => decide(current, "reject") : undefined,
          e: current ? () => amend(current) : undefined,
        },
  );
  return (
    <main className="desk">
      <section className="doc" aria-label={t("text")}>
        <Sheet view={view} at={at} current={current} onSelect={setSelection} onChoose={setChosen} />
      </section>
      <aside className="side">
        <CardView view={view} />
        <a className="btn go wide" href="#/incidents/new">
          {t("addOther")}
        </a>
        <Fault error={error} />
        <p className="quiet">
          {t("claimHint")} <kbd>C</kbd>
        </p>
        <Judging
          claims={claims}
          current={current}
          onChoose={setChosen}
          onDecide={decide}
          onAmend={amend}
          onUndo={(row, judgement) => void changed(undo(row.ref, judgement))}
        />
        {view.source && <Allowed source={view.source} consents={view.consents} />}
      </aside>
      {making && selection && (
        <HandClaim
          view={view}
          selection={selection}
          amends={current && overlaps(current, selection) ? current : null}
          onClose={() => setMaking(false)}
          onDone={changed}
        />
      )}
    </main>
  );
}

function selectionOf(row: LineRow): Selection | null {
  const { line } = row;
  const span = line.kind === "claim" ? line.trigger : line.kind === "figure" ? line : null;
  return span ? { start: span.start, end: span.end, text: span.text } : null;
}

function overlaps(row: LineRow, selection: Selection): boolean {
  const span = selectionOf(row);
  return span !== null && span.start === selection.start && span.end === selection.end;
}
