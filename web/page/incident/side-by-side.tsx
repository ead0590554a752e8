import { Fragment, useState } from "react";
import type { Cell, CellWords, Column, IncidentTable, Row } from "../../../src/incident/index.ts";
import { Chain } from "../../part/chain.tsx";
import { useKeys } from "../../part/keys.ts";
import { languageName, t } from "../../words.ts";
import { CellView } from "./cell.tsx";
import { formWords, rowNote, rowTitle } from "./row-words.ts";

/** The table: a question a row, an account a column. Accounts in which nothing was found are folded away until asked for. */
export function SideBySide({ table }: { table: IncidentTable }) {
  const [opened, setOpened] = useState<{ cell: Cell; words: CellWords; column: Column; row: Row } | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const columns = new Map(table.columns.map((column) => [column.account, column]));
  const silent = silentIn(table);
  const toggle = () => setUnfolded(!unfolded);
  useKeys({ f: silent.size > 0 && opened === null ? toggle : undefined });
  const isShown = (account: string) => unfolded || !silent.has(account);
  return (
    <>
      <div className="legend">
        <span>{t("legend1")}</span>
        <span>{t("legend2")}</span>
        <span>{t("legend3")}</span>
        <span>
          {t("legend4")} <kbd>Enter</kbd>
        </span>
        {silent.size > 0 && <Folded names={[...silent.values()]} unfolded={unfolded} onToggle={toggle} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="scroll" aria-label={table.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="heard">{t("questions")}</span>
              </th>
              {table.columns
                .filter((column) => isShown(column.account))
                .map((column) => (
                  <Head key={column.account} column={column} />
                ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <b dir="auto">{rowTitle(row)}</b>
                  <small dir="auto">{rowNote(row)}</small>
                </th>
                {row.cells
                  .filter((cell) => isShown(cell.account))
                  .map((cell) => (
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
      {opened && <Chain {...opened} incident={table.id} columns={columns} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Accounts with no words in any row, unless all are so, and nobody has read them for anything here; with who tells them. */
function silentIn(table: IncidentTable): ReadonlyMap<string, string> {
  const speaks = new Set(
    table.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.words.length > 0 || cell.readFor !== null).map((cell) => cell.account),
    ),
  );
  const silent = table.columns.filter((column) => !speaks.has(column.account));
  return new Map(speaks.size === 0 ? [] : silent.map((column) => [column.account, column.source]));
}

function Folded({ names, unfolded, onToggle }: { names: readonly string[]; unfolded: boolean; onToggle: () => void }) {
  return (
    <span className="folded">
      {t("toldNothing")}{" "}
      {[...new Set(names)].slice(0, 4).map((name, at) => (
        <span key={name}>
          {at > 0 && ", "}
          <bdi>{name}</bdi>
        </span>
      ))}
      {new Set(names).size > 4 && ` ${t("more", { n: new Set(names).size - 4 })}`}{" "}
      <button type="button" className="plain link" aria-expanded={unfolded} onClick={onToggle}>
        <kbd>F</kbd> {unfolded ? t("foldAway") : t("showFolded")}
      </button>
    </span>
  );
}

function Head({ column }: { column: Column }) {
  return (
    <th scope="col">
      <span className="who">
        <bdi>{column.source}</bdi>
      </span>
      <span className="how">
        {[formWords(column.form), column.told, languageName(column.language), column.versionOf ? t("version") : null]
          .filter((words) => words !== null && words !== "")
          .map((words, at) => (
            <Fragment key={words}>
              {at > 0 && " · "}
              <bdi>{words}</bdi>
            </Fragment>
          ))}
      </span>
      <span className="read">
        {t("judgedShare", { judged: column.judged, suggested: column.suggested })}
        {column.quality === null ? ` · ${t("notMeasured", { language: languageName(column.language) })}` : ""}
      </span>
    </th>
  );
}
