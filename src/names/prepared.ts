import type { Pieces, Weights } from "./align.ts";
import type { Meaning, MeaningTables } from "./meanings.ts";
import type { Places } from "./skeleton.ts";
import type { SoundTables } from "./sound.ts";
import type { Tested } from "./tested.ts";
import type { Script } from "./units.ts";
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
  /** Nothing but digits. */
  readonly number: boolean;
  /** The letters of an acronym, and whether it can be nothing else; empty for a word. */
  readonly letters: string;
  readonly sure: boolean;
  /** What it means where words of other languages mean the same. */
  readonly meaning: Meaning | null;
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
  /** Written in Chinese signs, kana or Hangul. */
  readonly signs: boolean;
  /** Some of its letters are read roughly, as Chinese signs are. */
  readonly rough: boolean;
  /** Words that tell names apart, and those that come and go with the writer. */
  readonly words: readonly Word[];
  readonly loose: readonly Word[];
  /** All of them as they follow each other. */
  readonly order: readonly Word[];
  /** Words that may stand for others by their first letters. */
  readonly acronyms: readonly Word[];
  /** A word tells that a body or place is named, not a person. */
  readonly body: boolean;
  /** Some of its words must agree with the other name's: numbers, quarters of the sky, kinds of body. */
  readonly agrees: boolean;
  /** Words that mix scripts, as written and as they are read. */
  readonly disguised: readonly { readonly word: string; readonly reads: string }[];
  /** All telling words as one, for spellings that join what others part. */
  readonly whole: Word;
  /** The same without initials; `whole` itself where there are none, or nothing else. */
  readonly solid: Word;
  /** The surname that has a meaning of its own, and all other telling words as one; null without such a surname. */
  readonly surname: { readonly word: Word; readonly given: Word } | null;
}

/** All tables of the room. */
export interface Tables {
  readonly sounds: SoundTables;
  readonly words: WordTables;
  readonly meanings: MeaningTables;
  readonly weights: ReadonlyMap<Script, Weights>;
  /** By verdict. */
  readonly tested: ReadonlyMap<string, Tested>;
}
