import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { IncidentTable, TableChanges } from "../../../src/incident/index.ts";
import { getChanges } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { type MessageId, t } from "../../words.ts";
import { Matters } from "./matters.tsx";
import { Relations } from "./relations.tsx";
import { SourceNotes } from "./source-notes.tsx";
import { Section, Told } from "./telling.tsx";

/** What people noted beside the accounts (matters, relations, sources, rejected readings), and what changed since a day. */
export function IncidentRecord({ table }: { table: IncidentTable }) {
  return (
    <>
      <Since table={table} />
      <Matters table={table} />
      <Relations table={table} />
      <SourceNotes table={table} />
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
