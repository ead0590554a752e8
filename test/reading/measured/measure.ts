import { readFileSync } from "node:fs";
import type { Reader, ReadingLine } from "../../../src/reading/index.ts";

/** One sentence with what a person reads in it: speakers "name:stance", deeds "kind:doer type:visibility", figures "min..max:of". */
interface Row {
  readonly text: string;
  readonly speakers: readonly string[];
  readonly deeds: readonly string[];
  readonly figures: readonly string[];
}

interface Measured {
  readonly sentences: number;
  readonly speakers: number;
  readonly deeds: number;
  readonly figures: number;
  readonly misses: readonly string[];
}

/** F1 of speakers, deeds and figures over the sentences of one language. */
export function measure(reader: Reader, language: string): Measured {
  const rows = readFileSync(new URL(`${language}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
  const misses: string[] = [];
  const tally = { speakers: [0, 0, 0], deeds: [0, 0, 0], figures: [0, 0, 0] };
  for (const row of rows) {
    const said = parts(reader.read(row.text));
    for (const part of ["speakers", "deeds", "figures"] as const) {
      const right = common(row[part], said[part]);
      tally[part][0]! += right;
      tally[part][1]! += row[part].length;
      tally[part][2]! += said[part].length;
      if (right < row[part].length || right < said[part].length)
        misses.push(`${part} wanted ${row[part].join("; ")} read ${said[part].join("; ")} | ${row.text}`);
    }
  }
  const f1 = ([right = 0, wanted = 0, read = 0]: readonly number[]) =>
    wanted + read === 0 ? 1 : (2 * right) / (wanted + read);
  return {
    sentences: rows.length,
    speakers: f1(tally.speakers),
    deeds: f1(tally.deeds),
    figures: f1(tally.figures),
    misses,
  };
}

function parts(lines: readonly ReadingLine[]): Omit<Row, "text"> {
  return {
    speakers: lines.flatMap((line) =>
      line.kind === "statement" && line.cue ? [`${line.speakers.at(-1)?.name}:${line.speakers.at(-1)?.stance}`] : [],
    ),
    deeds: lines.flatMap((line) => {
      if (line.kind !== "claim" || line.claim !== "deed") return [];
      const { negated, hypothetical, future } = line.modality;
      const not = negated || hypothetical || future ? ":not-done" : "";
      return [`${line.deed}:${line.doer.visibility === "hidden" ? "hidden" : line.doer.type}${not}`];
    }),
    figures: lines.flatMap((line) =>
      line.kind === "figure" ? [`${line.min ?? ""}..${line.max ?? ""}:${line.of ?? ""}`] : [],
    ),
  };
}

function common(wanted: readonly string[], said: readonly string[]): number {
  const left = [...said];
  return wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}
