import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Tabs } from "radix-ui";
import { type FormEvent, useState } from "react";
import type { Cell, CellWords, Column, IncidentTable, Row } from "../../src/incident/index.ts";
import { addAccounts, getIncidents, getObject, getObjects, getTable, makeIncident, markRead } from "../api.ts";
import { Chain } from "../part/chain.tsx";
import { Fault } from "../part/fault.tsx";
import { Quote } from "../part/words.tsx";
import { go } from "../place.ts";
import { type MessageId, t } from "../words.ts";
import { Drop } from "./arrivals.tsx";

/** The incidents, or the table of one. */
export function Incidents({ id }: { id: string }) {
  const list = useQuery({ queryKey: ["incidents"], queryFn: getIncidents });
  const [first] = list.data ?? [];
  const shown = id === "new" ? "" : id || (list.data?.length === 1 ? first!.id : "");
  if (shown) return <Table id={shown} />;
  return (
    <main>
      <h1>{t("incidents")}</h1>
      <Fault error={list.error} />
      {list.data?.length === 0 && <p className="quiet">{t("noIncidents")}</p>}
      <ul className="kept">
        {list.data?.map((one) => (
          <li key={one.id}>
            <a href={`#/incidents/${one.id}`}>
              <bdi>{one.title}</bdi>{" "}
              <span className="quiet">
                {one.accounts.length} {t("accounts")}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Gathering />
    </main>
  );
}

/** Choosing objects whose accounts belong to one incident. */
function Gathering() {
  const client = useQueryClient();
  const objects = useQuery({ queryKey: ["objects"], queryFn: getObjects });
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      const accounts = (await Promise.all(form.getAll("object").map((id) => getObject(String(id))))).flatMap((view) =>
        view.accounts.map((account) => account.id),
      );
      const made = await makeIncident(String(form.get("title")), accounts);
      await client.invalidateQueries();
      go({ page: "incidents", id: made.id });
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <form className="gathering" onSubmit={(event) => void submit(event)}>
      <h2>{t("newIncident")}</h2>
      <label>
        {t("title")} <input name="title" required maxLength={300} dir="auto" />
      </label>
      {objects.data?.map((object) => (
        <label key={object.object} className="check">
          <input type="checkbox" name="object" value={object.object} /> <bdi>{object.name}</bdi>
        </label>
      ))}
      <button type="submit" className="btn go">
        {t("gather")}
      </button>
      <Fault error={error} />
    </form>
  );
}

function Table({ id }: { id: string }) {
  const table = useQuery({ queryKey: ["table", id], queryFn: () => getTable(id) });
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!table.data)
    return (
      <main>
        <Fault error={table.error} />
        <p className="quiet">{table.isLoading ? t("loading") : ""}</p>
      </main>
    );
  const { data } = table;
  const kept = async (object: string) => {
    try {
      const view = await getObject(object);
      await addAccounts(
        id,
        view.accounts.map((account) => account.id),
      );
      await client.invalidateQueries();
      setAdding(false);
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <main className="incident">
      <header>
        <h1>{data.title}</h1>
        <p>
          <span>{t("tellings", { n: data.tellings, independent: data.independent })}</span>
          <span>{t("gapsTold", { n: data.gapsTold })}</span>
        </p>
      </header>
      <Tabs.Root defaultValue="table">
        <div className="bar">
          <Tabs.List className="tabs" aria-label={data.title}>
            {(
              [
                ["table", "sideBySide"],
                ["figures", "figures"],
                ["sources", "whoFromWhom"],
                ["wording", "wording"],
                ["gaps", "gaps"],
              ] as const
            ).map(([value, label]) => (
              <Tabs.Trigger key={value} className="tab" value={value}>
                {t(label)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <span className="grow" />
          <button type="button" className="btn" onClick={() => print()}>
            {t("printA4")}
          </button>
          <button type="button" className="btn go" onClick={() => setAdding(!adding)}>
            {t("addOther")}
          </button>
        </div>
        {adding && <Drop onKept={(object) => void kept(object)} />}
        <Fault error={error} />
        <Tabs.Content value="table">
          <SideBySide table={data} />
        </Tabs.Content>
        <Tabs.Content value="figures">
          <Figures table={data} />
        </Tabs.Content>
        <Tabs.Content value="sources">
          <Sources table={data} />
        </Tabs.Content>
        <Tabs.Content value="wording">
          <p className="quiet">{t("whoSaysWhat")}</p>
          <SideBySide
            table={{
              ...data,
              rows: data.rows.filter((row) => row.question === "what-is-it-called" || row.question === "who-did-it"),
            }}
          />
        </Tabs.Content>
        <Tabs.Content value="gaps">
          <SideBySide table={{ ...data, rows: data.rows.filter((row) => row.question === "what-is-missing") }} />
        </Tabs.Content>
      </Tabs.Root>
    </main>
  );
}

function SideBySide({ table }: { table: IncidentTable }) {
  const [opened, setOpened] = useState<{ cell: Cell; words: CellWords; column: Column; row: Row } | null>(null);
  const columns = new Map(table.columns.map((column) => [column.account, column]));
  return (
    <>
      <div className="legend">
        <span>{t("legend1")}</span>
        <span>{t("legend2")}</span>
        <span>{t("legend3")}</span>
        <span>
          {t("legend4")} <kbd>Enter</kbd>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="scroll" aria-label={table.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th aria-label={t("sideBySide")} />
              {table.columns.map((column) => (
                <Head key={column.account} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <b>{row.title}</b>
                  <small>{row.note}</small>
                </th>
                {row.cells.map((cell) => (
                  <CellView
                    key={cell.account}
                    cell={cell}
                    row={row}
                    table={table}
                    onOpen={(words) => setOpened({ cell, words, row, column: columns.get(cell.account)! })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {opened && <Chain {...opened} columns={columns} onClose={() => setOpened(null)} />}
    </>
  );
}

function Head({ column }: { column: Column }) {
  return (
    <th scope="col">
      <span className="who">
        <bdi>{column.source}</bdi>
      </span>
      <span className="how">
        {[column.form, column.told, column.language, column.versionOf ? t("version") : null]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className="read">
        {t("judgedShare", { judged: column.judged, suggested: column.suggested })}
        {column.quality === null ? ` · ${t("notMeasured", { language: column.language })}` : ""}
      </span>
    </th>
  );
}

function CellView({
  cell,
  row,
  table,
  onOpen,
}: {
  cell: Cell;
  row: Row;
  table: IncidentTable;
  onOpen: (words: CellWords) => void;
}) {
  const client = useQueryClient();
  const column = table.columns.find((one) => one.account === cell.account)!;
  if (cell.words.length === 0) {
    return (
      <td className="none">
        <div className="empty">
          <b>{t(`status.${cell.status}` as MessageId)}</b>
          {cell.readFor
            ? t("readBy", { by: cell.readFor.by.slice(0, 8), time: cell.readFor.time.slice(0, 10) })
            : t("nobodyRead")}
        </div>
        {!cell.readFor && (
          <button
            type="button"
            className="plain link mark"
            onClick={() => void markRead(table.id, cell.account, row.question).then(() => client.invalidateQueries())}
          >
            {t("markRead")}
          </button>
        )}
      </td>
    );
  }
  const [verdict] = cell.verdicts;
  const other = table.columns.find((one) => one.account === verdict?.account);
  const names = { "cannot-both-hold": "no", denies: "deny", gap: "gap" } as Partial<Record<Cell["status"], string>>;
  return (
    <td className={`${names[cell.status] ?? ""}${cell.words.every((words) => words.suggested) ? " sugg" : ""}`}>
      {cell.words.slice(0, 3).map((words) => (
        <button type="button" key={`${words.line}-${words.start}`} className="words" onClick={() => onOpen(words)}>
          <Quote text={words.quote} marks={words.marks} language={column.language} around={70} />
          <span className="note">
            {words.note}
            {words.suggested ? ` · ${t("suggested")}` : ""}
          </span>
        </button>
      ))}
      {cell.words.length > 3 && <span className="quiet">+ {cell.words.length - 3}</span>}
      {cell.status !== "told" && (
        <div className="st">
          {cell.status === "cannot-both-hold" && <Cross />}
          <span>
            {t(`status.${cell.status}` as MessageId)}
            {other && (
              <>
                {" "}
                · {t("against")} <bdi>{other.source}</bdi>
              </>
            )}
          </span>
        </div>
      )}
      {cell.hasItFrom.length > 0 && <div className="from">{t("hasItFrom", { names: cell.hasItFrom.join(", ") })}</div>}
    </td>
  );
}

function Cross() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
}

/** Each count as told, a bar from lowest to highest; a bound set by convention fades. */
function Figures({ table }: { table: IncidentTable }) {
  const rows = table.rows.filter((row) => row.question === "how-many");
  if (rows.length === 0) return <p className="quiet">{t("nothingFound")}</p>;
  return (
    <div className="figures">
      {rows.map((row) => {
        const told = row.cells.flatMap((cell) =>
          cell.words.map((words) => ({
            words,
            source: table.columns.find((column) => column.account === cell.account)!.source,
            ...boundsOf(words.note),
          })),
        );
        const highest = Math.max(...told.map((one) => one.max ?? one.min ?? 0), 1) * 1.15;
        return (
          <section key={row.id}>
            <h2>{row.title}</h2>
            {told.map((one) => (
              <div className="told" key={`${one.words.line}`} title={one.words.quote}>
                <bdi>{one.source}</bdi>
                <svg
                  viewBox="0 0 400 16"
                  role="img"
                  aria-label={`${one.source}: ${one.words.note}`}
                  preserveAspectRatio="none"
                >
                  <line x1="0" x2="400" y1="8" y2="8" className="axis" />
                  <line
                    x1={((one.min ?? 0) / highest) * 400}
                    x2={Math.max(((one.max ?? highest) / highest) * 400, ((one.min ?? 0) / highest) * 400 + 3)}
                    y1="8"
                    y2="8"
                    className={`${one.words.suggested ? "span sugg" : "span"}${one.max === null || one.min === null ? " openEnd" : ""}`}
                  />
                </svg>
                <span>{one.words.note}</span>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function boundsOf(note: string): { min: number | null; max: number | null } {
  const numbers = (note.match(/\d+/g) ?? []).map(Number);
  if (note.includes("or more")) return { min: numbers[0] ?? null, max: null };
  if (note.includes("or fewer")) return { min: null, max: numbers[0] ?? null };
  return { min: numbers[0] ?? null, max: numbers[1] ?? numbers[0] ?? null };
}

function Sources({ table }: { table: IncidentTable }) {
  const name = (account: string) =>
    table.columns.find((column) => column.account === account)?.source ?? account.slice(0, 8);
  const words = { "same-words": "sameWords", cites: "cites", version: "versionOf" } as const;
  return (
    <div className="sources">
      <p className="quiet">{t("copiedNote")}</p>
      {table.commonSources.length === 0 && <p>{t("noCommon")}</p>}
      <ul>
        {table.commonSources.map((source) => (
          <li key={`${source.kind}-${source.from}-${source.to}`}>
            <b>
              <bdi>{name(source.to)}</bdi>
            </b>{" "}
            — {t(words[source.kind])}
            {source.share === null ? "" : ` (${Math.round(source.share * 100)} %)`} →{" "}
            <b>
              <bdi>{name(source.from)}</bdi>
            </b>
            {source.words && <Quote text={source.words} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
