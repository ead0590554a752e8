import { useState } from "react";
import type { CellWords, IncidentTable, Matter } from "../../../src/incident/index.ts";
import { joinMatters, splitMatter } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useSaying } from "../../part/saying.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";
import { Section } from "./telling.tsx";

/** What several claims speak about, why it is held to be one, and the means to part it or to join it with another. */
export function Matters({ table }: { table: IncidentTable }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Section title={t("fact.matters")} note={t("fact.matters.note")}>
      {table.matters.map((matter) => (
        <li key={matter.row}>
          <b dir="auto">{matter.title}</b>{" "}
          <span className="quiet">{t(matter.made ? "fact.made" : "fact.proposed")}</span>{" "}
          <button
            type="button"
            className="plain link"
            aria-expanded={open === matter.row}
            onClick={() => setOpen(open === matter.row ? null : matter.row)}
          >
            {t("matter.change")}
          </button>
          <div className="quiet" dir="auto">
            {matter.why.join("; ")}
          </div>
          {matter.acts.length > 0 && (
            <div>
              {t("fact.acts", { n: matter.acts.length })}{" "}
              <bdi>{matter.acts.map(({ doneTo }) => doneTo).join(", ")}</bdi>
            </div>
          )}
          {matter.unnamed.length > 0 && (
            <div className="quiet">
              {t("fact.unnamed")} <bdi>{matter.unnamed.join(", ")}</bdi>
            </div>
          )}
          {open === matter.row && <Change table={table} matter={matter} onDone={() => setOpen(null)} />}
        </li>
      ))}
    </Section>
  );
}

/** The claims of a matter in their exact words: some can be taken out, or all put together with another matter's. */
function Change({ table, matter, onDone }: { table: IncidentTable; matter: Matter; onDone: () => void }) {
  const { error, say } = useSaying();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState("");
  const [other, setOther] = useState("");
  const [why, setWhy] = useState("");
  const words = wordsByClaim(table);
  const toggle = (claim: string) => setChosen(new Set(chosen.has(claim) ? without(chosen, claim) : [...chosen, claim]));
  const act = async (work: () => Promise<unknown>) => {
    if (await say(work)) onDone();
  };
  const claims = [...chosen];
  return (
    <div className="change">
      <Fault error={error} />
      <ul>
        {matter.claims.map((claim) => (
          <li key={claim}>
            <label>
              <input type="checkbox" checked={chosen.has(claim)} onChange={() => toggle(claim)} />{" "}
              <Claim told={words.get(claim)} />
            </label>
          </li>
        ))}
      </ul>
      <div className="ask">
        <label>
          {t("matter.title")}{" "}
          <input value={title} dir="auto" maxLength={300} onChange={(e) => setTitle(e.target.value)} />
        </label>
        <button
          type="button"
          className="btn"
          disabled={claims.length === 0 || claims.length === matter.claims.length || title.trim() === ""}
          onClick={() => void act(() => splitMatter(table.id, { row: matter.row, claims, title, why }))}
        >
          {t("matter.split", { n: claims.length })}
        </button>
        <label>
          {t("matter.other")}{" "}
          <select value={other} onChange={(e) => setOther(e.target.value)}>
            <option value="" />
            {table.matters
              .filter(({ row }) => row !== matter.row)
              .map(({ row, title: name }) => (
                <option key={row} value={row}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <button
          type="button"
          className="btn"
          disabled={other === ""}
          onClick={() => void act(() => joinMatters(table.id, { row: matter.row, with: other, why }))}
        >
          {t("matter.join")}
        </button>
        <label>
          {t("why")} <input value={why} dir="auto" maxLength={4000} onChange={(e) => setWhy(e.target.value)} />
        </label>
      </div>
    </div>
  );
}

interface ToldClaim {
  readonly source: string;
  readonly words: CellWords;
}

function Claim({ told }: { told: ToldClaim | undefined }) {
  if (told === undefined) return <span className="quiet">–</span>;
  return (
    <>
      <bdi className="who">{told.source}</bdi> <Quote text={told.words.quote} marks={told.words.marks} around={90} />
    </>
  );
}

function wordsByClaim({ columns, rows }: IncidentTable): ReadonlyMap<string, ToldClaim> {
  const sources = new Map(columns.map(({ account, source }) => [account, source]));
  return new Map(
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ account, words }) =>
        words.map((one) => [one.line, { source: sources.get(account) ?? "", words: one }] as const),
      ),
    ),
  );
}

function without(chosen: ReadonlySet<string>, claim: string): string[] {
  return [...chosen].filter((one) => one !== claim);
}
