import type { Token } from "../text/token.ts";

/** A verb of a text: which word of the lexicon, how it is inflected, and where what it needs after it stands. */
export interface ArabicVerb<T> {
  readonly value: T;
  /** The token after the verb itself. */
  readonly end: number;
  /** The complement ("النار" after "أطلق"), or null when it needs none. */
  readonly complement: number | null;
  readonly present: boolean;
  readonly future: boolean;
  /** "ضربوا", "يضربون": the doers are many and may not be told. */
  readonly plural: boolean;
  /** An object is written onto it: "ضربوني". */
  readonly object: boolean;
  /** "and" is written onto it: the doer before may go on. */
  readonly joined: boolean;
  /** Its first letter bears the vowel of a passive: "قُتل". */
  readonly passive: boolean;
}

interface Item<T> {
  readonly value: T;
  readonly complement: string | null;
  readonly present: boolean;
  readonly plural: boolean;
  readonly object: boolean;
}

const objects = ["ہ", "ہا", "ہم", "ہن", "نی", "نا", "ک", "کم"];
const furthest = 8;

/**
 * Arabic verbs by all forms of the third person, of "we" and of "I", with the objects that are written onto them; "و", "ف", "س"
 * and the "ب" of the Levant and Egypt before them are taken off when one is looked up. Words are in folded spelling.
 */
export class ArabicVerbs<T> {
  readonly #byForm = new Map<string, Item<T>[]>();

  /** Adds "past/present" or "past/present + complement". */
  add(entry: string, value: T): void {
    const [verb = "", complement] = entry.split("+").map((part) => part.trim());
    const [past = "", present = ""] = verb.split("/").map((part) => part.trim());
    const needs = complement ?? null;
    for (const form of pastForms(past)) this.#put(form.text, { value, complement: needs, present: false, ...form });
    for (const form of presentForms(present))
      this.#put(form.text, { value, complement: needs, present: true, ...form });
  }

  #put(form: string, { value, complement, present, plural, object }: Item<T>): void {
    const list = this.#byForm.get(form) ?? [];
    list.push({ value, complement, present, plural, object });
    this.#byForm.set(form, list);
  }

  /** The verb at a token whose complement, if it needs one, stands within eight tokens; null when there is none. */
  at(tokens: readonly Token[], at: number, limit: number): ArabicVerb<T> | null {
    const token = tokens[at];
    if (token?.kind !== "word") return null;
    for (const { word, joined, future } of stripped(token.lower)) {
      const items = this.#byForm.get(word);
      if (!items) continue;
      const fit = this.#fit(items, tokens, at, limit, future);
      if (!fit) continue;
      return {
        value: fit.item.value,
        end: at + 1,
        complement: fit.complement,
        present: fit.item.present,
        future,
        plural: fit.item.plural,
        object: fit.item.object,
        joined,
        passive: /^[وف]?\p{L}\u064f/u.test(token.text) && !fit.item.object,
      };
    }
    return null;
  }

  #fit(
    items: readonly Item<T>[],
    tokens: readonly Token[],
    at: number,
    limit: number,
    future: boolean,
  ): { item: Item<T>; complement: number | null } | null {
    for (const item of items.filter((one) => one.complement !== null && (!future || one.present))) {
      for (let far = at + 1; far < limit && far <= at + furthest; far++) {
        const { lower, kind } = tokens[far]!;
        if (kind === "punct" && !/[«»"“”]/.test(lower)) break;
        // "أظافري", "رأسه": the complement with a possessive written onto it.
        if (lower.startsWith(item.complement!) || lower.slice(1) === item.complement) return { item, complement: far };
      }
    }
    const bare = items.find((one) => one.complement === null && (!future || one.present));
    return bare ? { item: bare, complement: null } : null;
  }
}

interface Stripped {
  readonly word: string;
  readonly joined: boolean;
  readonly future: boolean;
}

/** A word as it stands and without what is written onto its front. */
function stripped(word: string): readonly Stripped[] {
  const whole = { word, joined: false, future: false };
  if (!/^[وفسب]/.test(word)) return [whole];
  const found: Stripped[] = [whole];
  const joined = /^[وف]/.test(word) && word.length > 3;
  if (joined) found.push({ word: word.slice(1), joined, future: false });
  for (const from of joined ? [word, word.slice(1)] : [word])
    if (/^[سب][یتنا]/.test(from))
      found.push({ word: from.slice(1), joined: from !== word, future: from.startsWith("س") });
  return found;
}

interface FormMade {
  readonly text: string;
  readonly plural: boolean;
  readonly object: boolean;
}

function pastForms(past: string): FormMade[] {
  if (past === "") return [];
  const weak = /[یا]$/.test(past);
  const stem = weak ? past.slice(0, -1) : past;
  const bases = [
    { text: past, join: weak ? `${stem}ا` : past, plural: false },
    { text: `${stem}ت`, join: `${stem}ت`, plural: false },
    { text: `${stem}وا`, join: `${stem}و`, plural: true },
    { text: `${stem}${weak ? "ی" : ""}نا`, join: `${stem}${weak ? "ی" : ""}نا`, plural: true },
    { text: `${stem}تا`, join: `${stem}تا`, plural: false },
  ];
  return withObjects(bases);
}

function presentForms(present: string): FormMade[] {
  if (!/^[یت]/.test(present)) return [];
  const body = present.slice(1);
  const weak = /[یوا]$/.test(body);
  const stem = weak ? body.slice(0, -1) : body;
  const bases = ["ی", "ت", "ن", "ا"].flatMap((person) => [
    { text: person + body, join: person + body, plural: false },
    { text: person + (weak ? stem : body), join: person + (weak ? stem : body), plural: false },
    { text: `${person}${stem}ون`, join: `${person}${stem}ون`, plural: true },
    { text: `${person}${stem}وا`, join: `${person}${stem}و`, plural: true },
  ]);
  return withObjects(bases);
}

function withObjects(bases: readonly { text: string; join: string; plural: boolean }[]): FormMade[] {
  return bases.flatMap(({ text, join, plural }) => [
    { text, plural, object: false },
    ...objects.map((object) => ({ text: join + object, plural, object: true })),
  ]);
}
