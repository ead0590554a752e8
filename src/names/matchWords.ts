import { sameLetters } from "./acronym.ts";
import type { Meaning } from "./meanings.ts";
import type { Measure } from "./measure.ts";
import type { Tables, Word } from "./prepared.ts";

/** Word `i` of one name answers word `j` of the other, at a cost between 0 and `weight`, which is what they weigh. */
export interface Match {
  readonly i: number;
  readonly j: number;
  readonly cost: number;
  readonly weight: number;
  readonly rule: string;
}

/** From this part of their weight on two words have nothing in common. */
export const strangers = 0.8;
/** Two words that differ by more than this part of what they weigh are two words, not two spellings of one; beyond it a difference weighs more than it measures. */
const clash = 0.42;
const steep = 1.3;
/** Company, group, trust: every second organisation has them. */
const genericPart = 0.3;
/** An initial answers every name that begins with it: most of the name stays unsaid. */
const initialCost = 0.5;
/** What is no Latin letter is above it. */
const foreign = "\u0250";
/** The same initial in two scripts, as a clerk writes it: with one vowel or another. */
const initialAcross = 0.12;

/** A word of one language for another's: a body has one name in each, and yet another body may have a name that is translated so. */
export const translated = 0.04;

/** What a word weighs in its name. */
export function weightOf(word: Word, measure: Measure): number {
  return word.role === "generic" ? measure.weight(word) * genericPart : measure.weight(word);
}

const most = 12;
const parts = new Float64Array(most * most);
const costs = new Float64Array(most * most);
const weights = new Float64Array(most * most);
const rules: string[] = Array.from({ length: most * most }, () => "");

/** Words that answer each other, best first, each used once; initials among them. Of each name the first twelve words. */
export function matchWords(a: readonly Word[], b: readonly Word[], measure: Measure, tables: Tables): readonly Match[] {
  const [height, width] = [Math.min(a.length, most), Math.min(b.length, most)];
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j++) measurePair(i * most + j, a[i]!, b[j]!, measure, tables);
  const found: Match[] = [];
  let [takenA, takenB] = [0, 0];
  while (found.length < height && found.length < width) {
    let best = -1;
    for (let i = 0; i < height; i++) {
      if (takenA & (1 << i)) continue;
      for (let j = 0; j < width; j++) {
        const at = i * most + j;
        if (takenB & (1 << j) || parts[at]! >= strangers) continue;
        if (best < 0 || parts[at]! < parts[best]! || (parts[at] === parts[best] && weights[at]! > weights[best]!))
          best = at;
      }
    }
    if (best < 0) break;
    const [i, j] = [Math.floor(best / most), best % most];
    takenA |= 1 << i;
    takenB |= 1 << j;
    found.push({ i, j, cost: costs[best]!, weight: weights[best]!, rule: rules[best]! });
  }
  return found;
}

function measurePair(at: number, a: Word, b: Word, measure: Measure, tables: Tables): void {
  const scale = a.role === "generic" && b.role === "generic" ? genericPart : 1;
  const weight = Math.max(measure.weight(a) * scale, measure.weight(b) * scale, 0.01);
  weights[at] = weight;
  const initials = (a.initial || b.initial) && a.sound[0] === b.sound[0];
  if (a.key === b.key) set(at, 0, weight, "same word");
  else if (meanOne(a, b))
    set(at, translated * weight, weight, a.meaning?.kind === "surname" ? "same surname" : "translated word");
  else if (a.meaning && b.meaning && tellKind(a.meaning) && tellKind(b.meaning))
    set(at, weight, weight, "two meanings");
  else if (a.letters !== "" && b.letters !== "" && (a.sure || b.sure || sameLetters(tables, a.letters, b.letters)))
    measureLetters(at, a, b, weight, tables);
  else if (a.initial && b.initial && a.key < foreign && b.key < foreign)
    set(
      at,
      (a.sound === b.sound ? initialCost : 1) * weight,
      weight,
      initials ? "two initials of one sound" : measure.rule,
    );
  else if (initials && measure.learned && a.consonants === 1 && b.consonants === 1)
    set(at, initialAcross * weight, weight, "an initial");
  else if (initials && a.initial !== b.initial) set(at, initialCost * weight, weight, "an initial");
  else if (a.digits || b.digits) set(at, weight, weight, "different numbers");
  else set(at, measure.distance(a, b, (strangers * weight) / scale) * scale, weight, measure.rule);
}

/** Two words of one meaning. In Latin letters Chen and Tan are two surnames, though one sign is written so. */
export function meanOne(a: Word, b: Word): boolean {
  if (!a.meaning || !b.meaning || a.meaning.name !== b.meaning.name) return false;
  return a.meaning.kind !== "surname" || a.key > "\u0250" || b.key > "\u0250";
}

function tellKind({ kind }: Meaning): boolean {
  return kind !== "word" && kind !== "surname";
}

/** Acronyms are the same by every letter in order, or not at all: BSF is not BFS. */
function measureLetters(at: number, a: Word, b: Word, weight: number, tables: Tables): void {
  const same = sameLetters(tables, a.letters, b.letters);
  set(at, same ? 0 : weight, weight, same ? "same letters" : "different letters");
}

function set(at: number, cost: number, weight: number, rule: string): void {
  const part = cost / weight;
  parts[at] = Math.min(part, 1);
  costs[at] = part <= clash ? cost : weight * Math.min(1, clash + (part - clash) * steep);
  rules[at] = rule;
}
