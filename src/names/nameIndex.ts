import { compareNames, type Reason } from "./compare.ts";
import type { SoundTables } from "./sound.ts";

/** A name found, with its score and reasons. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly why: readonly Reason[];
}

/** Names to look up by any spelling in any script. */
export interface NameIndex {
  readonly size: number;
  add(id: string, name: string): void;
  remove(id: string): void;
  /** The best `k`, best first. Candidates share pieces of their consonants with the query; at most 400 are compared. */
  best(query: string, k: number): Found[];
}

const compared = 400;

/** An index over consonant pairs: what is left of a name when vowels and voicing are taken away. */
export function createIndex(tables: SoundTables): NameIndex {
  const names = new Map<number, { id: string; name: string }>();
  const numbers = new Map<string, number>();
  const postings = new Map<string, number[]>();
  let next = 0;
  return {
    get size() {
      return names.size;
    },
    add(id, name) {
      this.remove(id);
      const number = next++;
      names.set(number, { id, name });
      numbers.set(id, number);
      for (const piece of piecesOf(tables, name)) {
        const list = postings.get(piece);
        if (list) list.push(number);
        else postings.set(piece, [number]);
      }
    },
    remove(id) {
      const number = numbers.get(id);
      if (number === undefined) return;
      names.delete(number);
      numbers.delete(id);
    },
    best(query, k) {
      const scores = new Map<number, number>();
      for (const piece of piecesOf(tables, query)) {
        const list = postings.get(piece) ?? [];
        const weight = 1 / Math.log2(2 + list.length);
        for (const number of list) scores.set(number, (scores.get(number) ?? 0) + weight);
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .filter(([number]) => names.has(number))
        .slice(0, compared)
        .map(([number]) => {
          const { id, name } = names.get(number)!;
          const { score, why } = compareNames(tables, query, name);
          return { id, name, score, why };
        })
        .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
        .slice(0, k);
    },
  };
}

const merged: Readonly<Record<string, string>> = {
  B: "P",
  V: "",
  F: "P",
  D: "T",
  G: "K",
  X: "K",
  C: "x",
  J: "x",
  Z: "S",
  Y: "",
  H: "",
  x: "S",
};

function piecesOf(tables: SoundTables, name: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const word of tables.soundsOf(name).words) {
    let skeleton = "";
    for (const sound of word) if (!"aeiou".includes(sound)) skeleton += merged[sound] ?? sound;
    skeleton = skeleton.replaceAll("x", "S");
    pieces.add(`^${skeleton.slice(0, 2)}`);
    for (let at = 0; at + 2 <= skeleton.length; at++) pieces.add(skeleton.slice(at, at + 2));
    if (skeleton.length < 2) pieces.add(`=${skeleton}`);
  }
  return pieces;
}
