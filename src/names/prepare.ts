import type { Pieces, Weights } from "./align.ts";
import { abjadCosts, soundCodes, soundWeight, vowelCosts } from "./distance.ts";
import { fold } from "./fold.ts";
import { withoutLookalikes } from "./lookalike.ts";
import { type Places, placesOf } from "./skeleton.ts";
import type { SoundTables } from "./sound.ts";
import type { Tested } from "./tested.ts";
import { type Script, scriptOf, unitsOf, wholeUnits } from "./units.ts";
import type { WordRole, WordTables } from "./wordTables.ts";

/** Everything that comparing needs to know of one word. */
export interface Word {
  readonly key: string;
  readonly sound: string;
  /** The sounds as `soundDistance` takes them. */
  readonly codes: Uint8Array;
  /** One letter alone. */
  readonly initial: boolean;
  readonly digits: boolean;
  /** How many of its sounds are no vowels. */
  readonly consonants: number;
  /** Where its consonants stand. */
  readonly places: Places;
  /** What its sounds weigh where vowels are written, and where they are not. */
  readonly weight: number;
  readonly abjadWeight: number;
  readonly role: WordRole;
  readonly units: readonly string[];
  /** The word as pieces of each script's weights, made when first asked for. */
  readonly pieces: Partial<Record<Script, Pieces>>;
}

/** A name made ready for many comparisons. */
export interface Prepared {
  readonly text: string;
  readonly script: Script;
  /** Written in a script that leaves short vowels out. */
  readonly abjad: boolean;
  /** Words that tell names apart, and those that come and go with the writer. */
  readonly words: readonly Word[];
  readonly loose: readonly Word[];
  /** Words that mix scripts, as written and as they are read. */
  readonly disguised: readonly { readonly word: string; readonly reads: string }[];
  /** All telling words as one, for spellings that join what others part. */
  readonly whole: Word;
}

/** All tables of the room. */
export interface Tables {
  readonly sounds: SoundTables;
  readonly words: WordTables;
  readonly weights: ReadonlyMap<Script, Weights>;
  /** By verdict. */
  readonly tested: ReadonlyMap<string, Tested>;
}

const mostWords = 12;

/** Folds a name and sorts its words by what they do. Cost is linear in the name, cut at 10,000 units and 12 telling words. */
export function prepare(tables: Tables, text: string): Prepared {
  const folded = fold(withoutCarriers(text)).key;
  const script = scriptOf(folded);
  const written = folded
    .split(" ")
    .filter((key) => key !== "")
    .slice(0, 32);
  const read = written.map(withoutLookalikes);
  const keys = tables.words.expand(read);
  const all = [...new Set(keys)].map((key) => wordOf(tables, key, script));
  const telling = all.filter(({ role }) => role === "name" || role === "generic" || role === "patronymic");
  const words = (telling.some(({ role }) => role === "name") ? telling : all).slice(0, mostWords);
  return {
    text,
    script,
    abjad: script === "arabic" || script === "hebrew",
    words,
    disguised: written.flatMap((word, at) => (word === read[at] ? [] : [{ word, reads: read[at]! }])),
    loose: words.length === all.length ? [] : all.filter((word) => !words.includes(word)),
    whole: made(
      words.map(({ key }) => key).join(""),
      words.map(({ sound }) => sound).join(""),
      "name",
      wholeUnits(
        words.map(({ key }) => key),
        script,
      ),
    ),
  };
}

/** Uyghur writes a carrier before every vowel that no consonant precedes; it is not said. */
function withoutCarriers(text: string): string {
  return text.replace(/\u0626(?=[\u0627\u06d5\u06d0\u0649\u0648\u06c7\u06c6\u06c8])/g, "");
}

function wordOf(tables: Tables, key: string, script: Script): Word {
  return made(key, tables.sounds.soundOf(key), tables.words.role(key), unitsOf(key, script));
}

function made(key: string, sound: string, role: WordRole, units: readonly string[]): Word {
  return {
    key,
    sound,
    codes: soundCodes(sound),
    initial: key.length === 1,
    digits: /\d/.test(key),
    consonants: sound.replace(/[aeiou]/g, "").length,
    places: placesOf(sound),
    weight: soundWeight(sound, vowelCosts),
    abjadWeight: soundWeight(sound, abjadCosts),
    role,
    units,
    pieces: {},
  };
}

/** A word as pieces of the weights between Latin and `weights.script`. */
export function piecesOf(word: Word, weights: Weights, latin: boolean): Pieces {
  const known = word.pieces[weights.script];
  if (known) return known;
  const pieces = latin ? weights.latin(word.units) : weights.other(word.units);
  word.pieces[weights.script] = pieces;
  return pieces;
}
