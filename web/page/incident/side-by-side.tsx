import { useState } from "react";
import type { Cell, CellWords, Column, IncidentTable, Row } from "../../../src/incident/index.ts";
import { Chain } from "../../part/chain.tsx";
import { t } from "../../words.ts";
import { CellView } from "./cell.tsx";

/** The table: a question a row, an account a column. */
export function SideBySide({ table }: { table: IncidentTable }) {
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
