import { folded } from "./fold.ts";

/** A word in lower case and one spelling, for matching: one record for all tokens that say it, so that it is looked up once. */
export class Word {
  readonly lower: string;
  /** The same for equal words: by it a table tells at once of most words that it has none of them. */
  readonly hash: number;
  /** Answers to the questions asked of the word before, by the number of the question. */
  readonly answers: unknown[] = new Array(mostKept).fill(undefined);

  constructor(lower: string) {
    this.lower = lower;
    this.hash = hashOf(lower);
  }
}

/** A word as a text writes it. */
export interface Written {
  readonly text: string;
  readonly capital: boolean;
  readonly word: Word;
}

/** Answers kept with a word; questions beyond are asked anew. Each language has three or four. */
const mostKept = 16;
const mostWritten = 100_000;
/** A power of two. */
const mostLately = 16384;
const longestKept = 64;

/** The words met in texts. Equal words share their strings, so that looking them up compares no letters and no token holds on to its text. */
export class Words {
  readonly #written = new Map<string, Written>();
  readonly #words = new Map<string, Word>();
  /** Words met lately, each at a place that its hash gives. */
  readonly #lately: (Written | undefined)[] = new Array(mostLately).fill(undefined);
  #questions = 0;

  /** The word between two places of a text; one met lately is found without cutting it out. */
  at(text: string, from: number, to: number): Written {
    const place = hashBetween(text, from, to) & (mostLately - 1);
    const known = this.#lately[place];
    if (known !== undefined && stands(known.text, text, from, to)) return known;
    const made = this.of(text.slice(from, to));
    this.#lately[place] = made;
    return made;
  }

  /** The word that is written so. Long ones are not remembered. */
  of(text: string): Written {
    const known = this.#written.get(text);
    if (known) return known;
    if (text.length > longestKept) return { text, capital: isCapital(text), word: new Word(folded(text)) };
    if (this.#written.size >= mostWritten) {
      this.#written.clear();
      this.#words.clear();
    }
    const made = { text: interned(text), capital: isCapital(text), word: this.#wordOf(folded(text)) };
    this.#written.set(made.text, made);
    return made;
  }

  #wordOf(lower: string): Word {
    const known = this.#words.get(lower);
    if (known) return known;
    const made = new Word(interned(lower));
    this.#words.set(made.lower, made);
    return made;
  }

  /** A question whose answer hangs on a word alone; never undefined. The answer is kept with the word. */
  question<T>(answer: (word: string) => T): (word: Word) => T {
    const number = this.#questions++;
    if (number >= mostKept) return (word) => answer(word.lower);
    return (word) => {
      const known = word.answers[number];
      if (known !== undefined) return known as T;
      const made = answer(word.lower);
      word.answers[number] = made;
      return made;
    };
  }
}

/** The same string as the engine holds it once for all, as it does names of properties: compared with a literal it is equal or not by its address. */
function interned(text: string): string {
  return Object.keys({ [text]: true })[0]!;
}

function isCapital(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text);
}

/** A number from 0 to 2^31 − 1, the same for equal words. Linear. */
export function hashOf(word: string): number {
  return hashBetween(word, 0, word.length);
}

/** FNV-1a over the code units, mixed so that its lowest bits tell words apart. */
function hashBetween(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 1;
}

function stands(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = from; at < to; at++) if (word.charCodeAt(at - from) !== text.charCodeAt(at)) return false;
  return true;
}
