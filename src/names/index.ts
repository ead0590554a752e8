import { type Comparison, compareNames } from "./compare.ts";
import { createIndex, type NameIndex } from "./nameIndex.ts";
import { parseTables, type TableFiles } from "./sound.ts";

export type { Comparison, Reason } from "./compare.ts";
export { thresholds } from "./compare.ts";
export { type Folded, fold } from "./fold.ts";
export { marksOf } from "./highlight.ts";
export type { Found, NameIndex } from "./nameIndex.ts";
export { type NamePair, type NamePairs, suggestPairs } from "./pairs.ts";
export {
  type NameConflict,
  type NamedType,
  type NameJudgement,
  type NameUse,
  type Naming,
  type Resolution,
  type Ring,
  resolve,
  type Standing,
} from "./resolution.ts";
export type { TableFiles } from "./sound.ts";

/** Compares, ranks and explains names of people, places and organisations across scripts. */
export interface Names {
  /** How near two names are and why. */
  compare(a: string, b: string): Comparison;
  /** An empty index of names. */
  index(): NameIndex;
}

/** The matcher over the tables that the host read from `src/names/tables`. */
export function createNames(files: TableFiles): Names {
  const tables = parseTables(files);
  return { compare: (a, b) => compareNames(tables, a, b), index: () => createIndex(tables) };
}
