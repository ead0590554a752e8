import { Dialog } from "radix-ui";
import type { Cell, CellWords, Column, Row } from "../../src/incident/index.ts";
import { rowTitle } from "../page/incident/row-words.ts";
import { t } from "../words.ts";
import { Quote } from "./words.tsx";

/** From the words of a cell to the original: the chain of mouths, the place, the hash, the rule, and what it does not show. */
export function Chain({
  cell,
  words,
  row,
  column,
  columns,
  incident,
  onClose,
}: {
  cell: Cell;
  words: CellWords;
  row: Row;
  column: Column;
  columns: ReadonlyMap<string, Column>;
  /** The incident's id, for the page of this cell. */
  incident: string;
  onClose: () => void;
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className="dialog chain" aria-describedby={undefined}>
          <Dialog.Title>{t("fromWords")}</Dialog.Title>
          <p className="quiet">
            <bdi>{rowTitle(row)}</bdi>
          </p>
          <Quote text={words.quote} marks={words.marks} language={column.language} />
          <ol>
            {words.speakers.map((speaker) => (
              <li key={`${speaker.name}-${speaker.start}`}>
                <bdi>{speaker.name}</bdi>
                {speaker.resolvedTo && (
                  <>
                    {" "}
                    = <bdi>{speaker.resolvedTo}</bdi>
                  </>
                )}{" "}
                <span className="quiet">
                  {t(`how.${speaker.how}`)} · {t(`stance.${speaker.stance}`)}
                  {speaker.basis === "unknown" ? "" : ` · ${t(`basis.${speaker.basis}`)}`}
                </span>
              </li>
            ))}
            <li>
              <bdi>{column.source}</bdi>, {t("positions", { start: words.start, end: words.end })}{" "}
              <code>{words.object.slice(0, 12)}…</code>
            </li>
            <li>
              {t("line")}{" "}
              <code>
                {words.line.slice(0, 12)}…{words.line.slice(words.line.indexOf("#"))}
              </code>
            </li>
          </ol>
          {cell.verdicts.map((verdict) => (
            <div className="st" key={`${verdict.account}-${verdict.against}`}>
              <span>
                {t("rule")}: {verdict.rule} · {t("against")} <bdi>{columns.get(verdict.account)?.source}</bdi>:{" "}
                <q dir="auto">{verdict.against}</q>
              </span>
            </div>
          ))}
          <p className="st">{t("shows")}</p>
          <div className="row">
            <a className="btn go" href={`#/desk/${words.object}@${words.start}`}>
              {t("openThere")}
            </a>
            <a
              className="btn"
              href={`/api/incidents/${incident}/cell?${new URLSearchParams({ line: words.line, row: row.id })}`}
              target="_blank"
              rel="noreferrer"
            >
              {t("printA4")}
            </a>
            <Dialog.Close className="btn">{t("close")}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
