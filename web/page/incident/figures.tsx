import type { IncidentTable } from "../../../src/incident/index.ts";
import { t } from "../../words.ts";
import { boundsOf, noteWords } from "./note-words.ts";
import { rowTitle } from "./row-words.ts";

/** Each count as told, a bar from lowest to highest; a bound set by convention fades. */
export function Figures({ table }: { table: IncidentTable }) {
  const rows = table.rows.filter((row) => row.question === "how-many");
  if (rows.length === 0) return <p className="quiet">{t("nothingFound")}</p>;
  return (
    <div className="figures">
      {rows.map((row) => {
        const told = row.cells.flatMap((cell) =>
          cell.words.flatMap((words) =>
            words.note.split(" · ").map((note) => ({
              words,
              note,
              source: table.columns.find((column) => column.account === cell.account)!.source,
              ...boundsOf(note),
            })),
          ),
        );
        const highest = Math.max(...told.map((one) => one.max ?? one.min ?? 0), 1) * 1.15;
        return (
          <section key={row.id}>
            <h2 dir="auto">{rowTitle(row)}</h2>
            {told.map((one) => (
              <div className="told" key={`${one.words.line} ${one.note}`} title={one.words.quote}>
                <bdi>{one.source}</bdi>
                <svg
                  viewBox="0 0 400 16"
                  role="img"
                  aria-label={`${one.source}: ${noteWords(one.note)}`}
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
                <span dir="auto">{noteWords(one.note)}</span>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}
