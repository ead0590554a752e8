import type { LineRow } from "../../src/http/contract.ts";
import type { Claim, Figure } from "../../src/reading/result.ts";
import { t } from "../words.ts";
import { kindWords } from "./kind-words.ts";

interface JudgingProps {
  readonly claims: readonly LineRow[];
  readonly current: LineRow | null;
  readonly onChoose: (ref: string) => void;
  readonly onDecide: (row: LineRow, verdict: "accept" | "reject") => void;
  readonly onAmend: (row: LineRow) => void;
  readonly onUndo: (row: LineRow, judgement: string) => void;
}

/** What there is to judge, then what was judged, with who says it, why it was suggested, and the keys. */
export function Judging({ claims, current, onChoose, onDecide, onAmend, onUndo }: JudgingProps) {
  const open = claims.filter((row) => row.state === "suggested");
  const done = claims.filter((row) => row.state !== "suggested");
  return (
    <div className="list">
      <h3>{t("toJudge", { n: open.length })}</h3>
      <ul>
        {open.map((row) => (
          <li key={row.ref} className={row.ref === current?.ref ? "c on" : "c sg"}>
            <button type="button" className="plain" onClick={() => onChoose(row.ref)}>
              <Line row={row} />
            </button>
            {row.ref === current?.ref && (
              <>
                <p className="why">
                  {"why" in row.line ? row.line.why.join(" · ") : "rule" in row.line ? row.line.rule : ""}
                </p>
                <div className="keys">
                  <button type="button" className="plain" onClick={() => onDecide(row, "accept")}>
                    <kbd>A</kbd> {t("accept")}
                  </button>
                  <button type="button" className="plain" onClick={() => onAmend(row)}>
                    <kbd>E</kbd> {t("amend")}
                  </button>
                  <button type="button" className="plain" onClick={() => onDecide(row, "reject")}>
                    <kbd>R</kbd> {t("reject")}
                  </button>
                  <span>
                    <kbd>N</kbd> {t("next")}
                  </span>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      <h3>{t("judged", { n: done.length })}</h3>
      <ul>
        {done.map((row) => {
          const last = row.judgements.findLast((judgement) => !judgement.undone);
          return (
            <li key={row.ref} className={row.state === "rejected" ? "c rejected" : "c"}>
              <Line row={row} />
              <p className="ln">
                {row.state === "suggested" ? t("suggested") : t(`state.${row.state}`)}
                {last?.why ? ` · ${last.why}` : ""}{" "}
                {last && (
                  <button type="button" className="plain link" onClick={() => onUndo(row, last.ref)}>
                    {t("undo")}
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Line({ row }: { row: LineRow }) {
  const line = row.line as Claim | Figure;
  if (line.kind === "figure")
    return (
      <span>
        <b>{kindWords(line.of ?? "")}</b> · <q dir="auto">{line.text}</q>
      </span>
    );
  if (line.claim === "gap")
    return (
      <span>
        <b>{t("missing")}</b> · {kindWords(line.missing)} · <q dir="auto">{line.trigger.text}</q>
      </span>
    );
  if (line.claim === "link")
    return (
      <span>
        <b>{line.relation.replaceAll("-", " ")}</b> · <q dir="auto">{line.from?.text}</q> →{" "}
        <q dir="auto">{line.to?.text}</q>
      </span>
    );
  const modality = Object.entries(line.modality)
    .filter(([, holds]) => holds)
    .map(([name]) => name)
    .join(", ");
  return (
    <span>
      <b>{kindWords(line.deed)}</b> · {line.doer.text ? <q dir="auto">{line.doer.text}</q> : t("hidden")} (
      {line.doer.visibility === "hidden" ? t("hidden") : line.doer.visibility === "role" ? t("role") : t("named")})
      {line.doneTo.length > 0 && (
        <>
          {" "}
          → <q dir="auto">{line.doneTo.map((done) => done.text).join("; ")}</q>
        </>
      )}
      {modality && <i> · {modality}</i>}
    </span>
  );
}
