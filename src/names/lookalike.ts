/** A letter that stands in a word of another script and looks like one of that script's. */
export interface Lookalike {
  /** UTF-16 position in the text. */
  readonly at: number;
  readonly letter: string;
  readonly looksLike: string;
}

/** Cyrillic and Greek letters that readers take for Latin ones, and digits for letters. Unicode TR39 confusables, only the exact likenesses. */
const latinOf: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ј: "j",
  ѕ: "s",
  һ: "h",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  к: "k",
  м: "m",
  т: "t",
  н: "h",
  в: "b",
  α: "a",
  ο: "o",
  ρ: "p",
  ν: "v",
  ι: "i",
  κ: "k",
  υ: "u",
  τ: "t",
  ε: "e",
  η: "n",
  "0": "o",
  "1": "i",
  "3": "e",
  "5": "s",
  "9": "g",
  "4": "a",
};
const cyrillicOf: Readonly<Record<string, string>> = {
  a: "а",
  e: "е",
  o: "о",
  p: "р",
  c: "с",
  y: "у",
  x: "х",
  i: "і",
  k: "к",
  m: "м",
  t: "т",
  h: "н",
  b: "в",
  "0": "о",
  "3": "з",
};
const latin = /[a-z\u00c0-\u024f]/u;
const cyrillic = /[\u0400-\u04ff]/u;
const greek = /[\u0370-\u03ff]/u;

/** Every look-alike in a text of at most 10,000 units, word by word: what most of a word's letters are is its script. Empty when no word mixes scripts. */
export function lookalikes(text: string): Lookalike[] {
  const found: Lookalike[] = [];
  for (const match of text.slice(0, 10_000).matchAll(/[\p{L}\p{M}\p{Nd}]{1,200}/gu)) {
    const likeness = likenessIn(match[0].toLowerCase());
    if (!likeness) continue;
    let at = match.index;
    for (const letter of match[0]) {
      const looksLike = likeness[letter.toLowerCase()];
      if (looksLike) found.push({ at, letter, looksLike });
      at += letter.length;
    }
  }
  return found;
}

/** A folded word with its look-alikes as the letters they look like. */
export function withoutLookalikes(word: string): string {
  const likeness = likenessIn(word);
  return likeness ? [...word].map((letter) => likeness[letter] ?? letter).join("") : word;
}

function likenessIn(word: string): Readonly<Record<string, string>> | null {
  let [latins, cyrillics, others] = [0, 0, 0];
  for (const letter of word) {
    if (latin.test(letter)) latins++;
    else if (cyrillic.test(letter)) cyrillics++;
    else if (greek.test(letter) || /[0-9]/.test(letter)) others++;
  }
  if (latins > 1 && latins >= cyrillics && cyrillics + others > 0 && latins > others) return latinOf;
  return cyrillics > latins && latins + others > 0 && cyrillics > others ? cyrillicOf : null;
}
