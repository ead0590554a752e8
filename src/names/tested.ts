import type { TableFiles } from "./letterTables.ts";

/** Of `pairs` labelled pairs that got a verdict, `same` were of one name. */
export interface Tested {
  readonly pairs: number;
  readonly same: number;
}

/** Reads `verdicts.txt`: lines of `verdict | from this score | pairs | of them the same`. Empty when there is no such file. */
export function parseTested(files: TableFiles): ReadonlyMap<string, Tested> {
  const text = Object.entries(files).find(([path]) => path.endsWith("verdicts.txt"))?.[1] ?? "";
  const lines = text.split("\n").filter((line) => line.includes("|") && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [verdict = "", , pairs, same] = line.split("|").map((field) => field.trim());
      return [verdict, { pairs: Number(pairs), same: Number(same) }] as const;
    }),
  );
}
