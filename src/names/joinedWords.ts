import type { MeaningTables } from "./meanings.ts";

/** Han, kana, Hangul (its letters apart), Thai, Lao and Khmer put no spaces between words. */
const joined = /^[\u0e01-\u0eff\u1100-\u11ff\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]/;
const han = /^[\u3400-\u9fff]+$/;
const hangul = /^(?:[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?){2,4}$/;
const syllables = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/g;

/** The longest word that is looked for in a row of letters, and the shortest where letters are not signs. */
const longest = 24;
const shortest = 4;
/** A longer row of letters is a text and no name: it is one word. */
const longestRow = 200;

/** Whether a folded word is of a script that joins words. */
export function isJoined(key: string): boolean {
  return key.charCodeAt(0) > 0xe00 && joined.test(key);
}

/**
 * Words with a meaning taken out of a row of letters, at its start and end and, of Chinese signs, inside; what is left is a word, or
 * a surname and a given name. Cost is linear in the letters.
 */
export function wordsApart(key: string, meanings: MeaningTables): string[] {
  if (key.length > longestRow || meanings.of(key) !== null) return [key];
  const signs = han.test(key);
  const least = signs ? 2 : shortest;
  for (let from = 0; from + least <= key.length && (signs || from === 0); from++)
    for (let length = Math.min(longest, key.length - from); length >= least; length--) {
      const word = key.slice(from, from + length);
      if (kindOf(word, meanings) === null) continue;
      return [...named(key.slice(0, from), meanings), word, ...rest(key.slice(from + length), meanings)];
    }
  for (let length = Math.min(longest, key.length - 1); !signs && length >= least; length--) {
    const word = key.slice(-length);
    if (kindOf(word, meanings) !== null) return [...rest(key.slice(0, -length), meanings), word];
  }
  return named(key, meanings);
}

function rest(key: string, meanings: MeaningTables): string[] {
  return key === "" ? [] : wordsApart(key, meanings);
}

/** Surnames are looked for on their own. */
function kindOf(word: string, meanings: MeaningTables): string | null {
  const kind = meanings.of(word)?.kind ?? null;
  return kind === "surname" ? null : kind;
}

/** A surname of one sign or two and a given name, where there are two to four signs. */
function named(key: string, meanings: MeaningTables): string[] {
  if (key === "") return [];
  const signs = han.test(key) ? [...key] : hangul.test(key) ? (key.match(syllables) ?? []) : [];
  // A Korean place has two syllables as often as a name has.
  if (signs.length < (key > "\u3400" ? 2 : 3) || signs.length > 4) return [key];
  for (const length of [2, 1]) {
    const surname = signs.slice(0, length).join("");
    if (length < signs.length && meanings.of(surname)?.kind === "surname")
      return [surname, signs.slice(length).join("")];
  }
  return [key];
}
