import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Cell, CellWords, IncidentTable, Row } from "../../../src/incident/index.ts";
import { markRead } from "../../api.ts";
import { Quote } from "../../part/words.tsx";
import { type MessageId, t } from "../../words.ts";
import { noteWords } from "./note-words.ts";

/** Words shown in a cell before more are asked for. */
const shownFirst = 2;

/** What one account says to one question, or which of the three absences it is. */
export function CellView({
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
  const [whole, setWhole] = useState(false);
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
      {cell.words.slice(0, whole ? cell.words.length : shownFirst).map((words) => (
        <button type="button" key={`${words.line}-${words.start}`} className="words" onClick={() => onOpen(words)}>
          <Quote text={words.quote} marks={words.marks} language={column.language} around={70} />
          <span className="note">
            {noteWords(words.note)}
            {words.suggested ? ` · ${t("suggested")}` : ""}
          </span>
        </button>
      ))}
      {cell.words.length > shownFirst && (
        <button type="button" className="plain link more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t("fewer") : t("more", { n: cell.words.length - shownFirst })}
        </button>
      )}
      {cell.status !== "told" && (
        <div className="st">
          {cell.status === "cannot-both-hold" && <Cross />}
          <span>
            {t(`status.${cell.status}` as MessageId)}
            {other && cell.status !== "gap" && cell.status !== "the-same" && (
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
