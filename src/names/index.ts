import { parseWeights, type Weights } from "./align.ts";
import { type Comparison, comparePrepared, scorePrepared } from "./compare.ts";
import type { TableFiles } from "./letterTables.ts";
import { parseMeanings } from "./meanings.ts";
import { createIndex, type NameIndex } from "./nameIndex.ts";
import { prepare } from "./prepare.ts";
import type { Prepared, Tables } from "./prepared.ts";
import { parseSounds } from "./sound.ts";
import { parseTested } from "./tested.ts";
import type { Script } from "./units.ts";
import { parseWordTables } from "./wordTables.ts";

export type { Comparison, Verdict } from "./compare.ts";
export { thresholds } from "./compare.ts";
export { type Folded, fold } from "./fold.ts";
export { marksOf } from "./highlight.ts";
export type { TableFiles } from "./letterTables.ts";
export { type Lookalike, lookalikes } from "./lookalike.ts";
export type { Found, NameIndex } from "./nameIndex.ts";
export { createNear, type NearNames } from "./near.ts";
export { type NamePair, type NamePairs, type PairsWanted, suggestPairs } from "./pairs.ts";
export type { Reason } from "./reason.ts";
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
export type { Tested } from "./tested.ts";

/** Compares, ranks and explains names of people, places and organisations across scripts. */
export interface Names {
  /** How near two names are and why. Names met before are remembered, up to 20,000 of them, so that comparing one with many is quick. */
  compare(a: string, b: string): Comparison;
  /** The score of `compare` alone, for ranking many. */
  score(a: string, b: string): number;
  /** An empty index of names. */
  index(): NameIndex;
}

const remembered = 20_000;

/** The matcher over the tables that the host read from `src/names/tables`. */
export function createNames(files: TableFiles): Names {
  const tables: Tables = {
    sounds: parseSounds(files),
    words: parseWordTables(files),
    meanings: parseMeanings(files),
    weights: weightsIn(files),
    tested: parseTested(files),
  };
  const known = new Map<string, Prepared>();
  const ready = (name: string): Prepared => {
    const before = known.get(name);
    if (before) return before;
    const made = prepare(tables, name);
    if (known.size >= remembered) known.clear();
    known.set(name, made);
    return made;
  };
  return {
    compare: (a, b) => comparePrepared(tables, ready(a), ready(b)),
    score: (a, b) => scorePrepared(tables, ready(a), ready(b)),
    index: () => createIndex(tables),
  };
}

/** `weights/arabic.txt`, `weights/arabic-by-hand.txt`: all files of a script together. */
function weightsIn(files: TableFiles): ReadonlyMap<Script, Weights> {
  const texts = new Map<Script, string[]>();
  for (const [path, text] of Object.entries(files)) {
    const script = /weights\/([a-z]+)[^/]*\.txt$/.exec(path)?.[1] as Script | undefined;
    if (script) texts.set(script, [...(texts.get(script) ?? []), text]);
  }
  return new Map([...texts].map(([script, own]) => [script, parseWeights(script, own)]));
}
