import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { IncidentTable, TableChanges } from "../../../src/incident/index.ts";
import { getChanges } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { type MessageId, t } from "../../words.ts";
import { Section, Told } from "./telling.tsx";

/** What people noted beside the accounts (matters, relations, sources, rejected readings), and what changed since a day. */
export function IncidentRecord({ table }: { table: IncidentTable }) {
  return (
    <>
      <Since table={table} />
      <Section title={t("fact.matters")} note={t("fact.matters.note")}>
        {table.matters.map((matter) => (
          <li key={matter.row}>
            <b dir="auto">{matter.title}</b>{" "}
            <span className="quiet">{t(matter.made ? "fact.made" : "fact.proposed")}</span>
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
          </li>
        ))}
      </Section>
      <Section title={t("fact.relations")} note={t("fact.asPeopleSay")}>
        {table.relations.map((one) => (
          <li key={one.ref}>
            <bdi>{one.fromTitle}</bdi> <b>{t(`relation.${one.relation}`)}</b> <bdi>{one.toTitle}</bdi>
            {one.why && <span className="quiet"> · {one.why}</span>}
          </li>
        ))}
      </Section>
      <Section title={t("fact.sources")} note={t("fact.sources.note")}>
        {table.columns.flatMap(({ account, sourceNote: note }) =>
          note
            ? [
                <li key={account}>
                  <b>
                    <bdi>{note.source}</bdi>
                  </b>{" "}
                  <bdi>{[note.closeness, note.interest, note.reliability].filter((one) => one !== "").join(" · ")}</bdi>
                  <div className="quiet" dir="auto">
                    {note.why}
                  </div>
                </li>,
              ]
            : [],
        )}
      </Section>
      <Section title={t("fact.rejected")} note={t("fact.rejected.note")}>
        {table.rejected.map(({ words, why }) => (
          <li key={`${words.line}-${words.start}`}>
            <Told words={words} />
            {why && <div dir="auto">{why}</div>}
          </li>
        ))}
      </Section>
    </>
  );
}

/** Asks for a day and tells what changed in the table since its end. */
function Since({ table }: { table: IncidentTable }) {
  const [day, setDay] = useState("");
  const changes = useQuery({
    queryKey: ["changes", table.id, day],
    queryFn: () => getChanges(table.id, day),
    enabled: day !== "",
    retry: false,
  });
  return (
    <section className="facts">
      <label>
        {t("fact.since")} <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <Fault error={changes.error} />
      {changes.data && <Changes changes={changes.data} table={table} />}
    </section>
  );
}

function Changes({ changes, table }: { changes: TableChanges; table: IncidentTable }) {
  const title = (row: string) => table.rows.find(({ id }) => id === row)?.title ?? row;
  const items = [
    ...changes.accountsAdded.map(({ account, source }) => (
      <li key={`+${account}`}>
        + <bdi>{source}</bdi>
      </li>
    )),
    ...changes.accountsRemoved.map(({ account, source }) => (
      <li key={`-${account}`}>
        − <bdi>{source}</bdi>
      </li>
    )),
    ...changes.statuses.map(({ row, account, before, now }) => (
      <li key={`~${row}-${account}`}>
        <bdi>{title(row)}</bdi>: {t(`status.${before}` as MessageId)} → {t(`status.${now}` as MessageId)}
      </li>
    )),
    ...changes.words.map(({ row, account, change, words }) => (
      <li key={`w${row}-${account}-${words.start}-${change}`}>
        {change === "came" ? "+" : "−"} <bdi>{title(row)}</bdi>: <q dir="auto">{words.quote}</q>
      </li>
    )),
  ];
  return items.length === 0 ? <p>{t("fact.nothing")}</p> : <ul>{items}</ul>;
}
