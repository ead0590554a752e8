import { fold } from "./fold.ts";

/** Scripts that may have learned weights beside Latin. */
export type Script = "latin" | "arabic" | "hebrew" | "cyrillic" | "devanagari" | "burmese" | "other";

const ranges: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x24f, "latin"],
  [0x370, 0x3ff, "other"],
  [0x400, 0x52f, "cyrillic"],
  [0x590, 0x5ff, "hebrew"],
  [0x600, 0x77f, "arabic"],
  [0x8a0, 0x8ff, "arabic"],
  [0x900, 0x97f, "devanagari"],
  [0x1000, 0x109f, "burmese"],
  [0x1e00, 0x1eff, "latin"],
];

/** The script of most letters of a folded key; `other` for one without learned weights, `latin` for no letters at all. */
export function scriptOf(key: string): Script {
  const seen = new Map<Script, number>();
  let best: Script = "latin";
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    if (code < 0x41) continue;
    const script = code >= 0x61 && code <= 0x7a ? "latin" : scriptOfLetter(code);
    const count = (seen.get(script) ?? 0) + 1;
    seen.set(script, count);
    if (script !== best && count > (seen.get(best) ?? 0)) best = script;
  }
  return best;
}

function scriptOfLetter(code: number): Script {
  for (const [first, last, script] of ranges) if (code >= first && code <= last) return script;
  return "other";
}

/**
 * The units that learned weights speak of, for one word as folded: letters of an alphabet, the last marked with `$`; onset and
 * rhyme of a Burmese syllable; consonants and vowels of Devanagari with the unwritten `a` made visible; a Latin initial as one unit.
 */
export function unitsOf(word: string, script: Script): string[] {
  if (script === "burmese") return burmese(word);
  if (script === "devanagari") return devanagari(word);
  const letters = [...word];
  if (script === "latin" && letters.length === 1) return [`${letters[0]}.`];
  const single = letters.filter(
    (letter, at) => letter !== letters[at - 1] || (script !== "latin" && script !== "arabic"),
  );
  return single.map((letter, at) => (at === single.length - 1 ? `${letter}$` : letter));
}

/**
 * The units of a whole name: of its words one after the other, the inner ones without the mark of a last letter; a letter that ends
 * one word and begins the next is written once, as one word has it.
 */
export function wholeUnits(words: readonly string[], script: Script): string[] {
  const all: string[] = [];
  for (const word of words) {
    const last = all.length - 1;
    if (last >= 0) all[last] = all[last]!.replace("$", "");
    const units = unitsOf(word, script);
    if (last >= 0 && units.length > 1 && units[0] === all[last] && script !== "burmese") all.pop();
    all.push(...units);
  }
  return all;
}

/** Words of a name as folded, at most 32. */
export function wordsOf(name: string): string[] {
  return fold(name)
    .key.split(" ")
    .filter((word) => word !== "")
    .slice(0, 32);
}

function devanagari(word: string): string[] {
  const units: string[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const next = word[at + 1];
    if (letter === "\u094d") continue;
    units.push(letter);
    const consonant = letter >= "\u0915" && letter <= "\u0939";
    if (consonant && next !== undefined && !/[\u093a-\u094d]/.test(next)) units.push("°");
  }
  const last = units.length - 1;
  if (last >= 0) units[last] = `${units[last]}$`;
  return units;
}

/** A letter begins a syllable unless a killer (asat) or a stacker stands at it; tone marks are left out. */
function burmese(word: string): string[] {
  const units: string[] = [];
  let rhyme = "";
  const close = () => {
    if (rhyme !== "") units.push(`-${rhyme}`);
    rhyme = "";
  };
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    if (letter === "\u1037" || letter === "\u1038") continue;
    if (letter >= "\u1000" && letter <= "\u102a" && !isKilled(word, at)) {
      close();
      let onset = letter;
      while (/[\u103b-\u103e]/.test(word[at + 1] ?? "")) onset += word[++at];
      units.push(onset);
    } else if (letter !== "\u1039") rhyme += letter;
    if (letter === "\u1039") close();
  }
  close();
  return units;
}

function isKilled(word: string, at: number): boolean {
  const next = word[at + 1] === "\u1037" ? word[at + 2] : word[at + 1];
  return next === "\u103a" || next === "\u1039";
}
