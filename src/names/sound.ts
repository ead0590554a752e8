import { parseLetters, type TableFiles } from "./letterTables.ts";

/** Turns words of any script into sounds by the tables. */
export interface SoundTables {
  /** A folded word as sounds: capitals are consonants, small letters vowels; `X` is kh, `x` stands for sh. */
  soundOf(key: string): string;
  /** Whether some letter of a folded word is read roughly, as Chinese signs are. */
  isRough(key: string): boolean;
}

/** The sounds of the tables of letters. */
export function parseSounds(files: TableFiles): SoundTables {
  const { sounds, longest, rough } = parseLetters(files);
  return {
    soundOf: (key) => soundOf(asSpoken(key), sounds, longest),
    isRough: (key) => key.charCodeAt(0) > 0x52f && [...key].some((letter) => rough.has(letter)),
  };
}

/** Thai and Lao write some vowels before the consonant that they follow, and mark consonants that are not said; yo ying is n where no vowel follows. */
function asSpoken(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 0xe00 || first > 0xeff) return word;
  return word
    .replace(/[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c/g, "")
    .replace(/\u0e0d(?![\u0e30-\u0e3a])/g, "\u0e19")
    .replace(/([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])/g, "$2$1");
}

function soundOf(word: string, sounds: ReadonlyMap<string, string>, longest: Uint8Array): string {
  let result = "";
  for (let at = 0; at < word.length; ) {
    let taken = 0;
    for (let length = Math.min(longest[word.charCodeAt(at)]!, word.length - at); length > 0 && taken === 0; length--) {
      const sound = sounds.get(word.slice(at, at + length));
      if (sound === undefined) continue;
      if (!(sound.length === 1 && result.endsWith(sound))) result += sound;
      taken = length;
      if (hasInherent(word, at + length)) result += "a";
    }
    if (taken === 0) {
      result += word[at];
      taken = 1;
    }
    at += taken;
  }
  return result;
}

/** Consonants of the scripts that write no `a`, and what says that another vowel or none follows. */
const consonant =
  /[\u0915-\u0939\u0958-\u095f\u0995-\u09b9\u0a15-\u0a39\u0a95-\u0ab9\u0b15-\u0b39\u0b95-\u0bb9\u0c15-\u0c39\u0c95-\u0cb9\u0d15-\u0d39\u0d9a-\u0dc6\u1780-\u17a2]/;
const sign =
  /[\u093a-\u094d\u0962\u0963\u09be-\u09cd\u0a3e-\u0a4d\u0abe-\u0acd\u0b3e-\u0b57\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbe-\u0cd6\u0d3e-\u0d4d\u0dca-\u0ddf\u17b6-\u17c8\u17cd\u17d2]/;
/** Languages of the south say it at the end of a word too. */
const southern = /[\u0c15-\u0c39\u0c95-\u0cb9\u0d15-\u0d39\u0d9a-\u0dc6]/;

/** A consonant of an Indic script with no sign after it is said with a vowel; in the north not at the end of a word. */
function hasInherent(word: string, after: number): boolean {
  const before = word[after - 1] ?? "";
  if (before < "\u0915" || before > "\u17a2" || !consonant.test(before)) return false;
  return after >= word.length ? southern.test(before) : !sign.test(word[after] ?? "");
}
