import { fold } from "./fold.ts";

/**
 * Where the words of a search stand in a text under any keyboard's spelling, in code points of the text as it is, in order and
 * without overlap. A word of three letters or more is found anywhere, a shorter one at the start of a word.
 */
export function marksOf(text: string, words: readonly string[]): readonly { start: number; end: number }[] {
  const { key, map } = fold(text);
  const units: { start: number; end: number }[] = [];
  for (const wanted of words.slice(0, 16)) {
    const word = fold(wanted).key;
    if (word === "") continue;
    for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + word.length)) {
      const inside = at > 0 && /[\p{L}\p{N}\p{M}]/u.test(key[at - 1] ?? "");
      if (inside && [...word].length < 3) continue;
      const start = map[at] ?? 0;
      const last = map[at + word.length - 1] ?? start;
      units.push({ start, end: endOf(text, map, at + word.length, last) });
    }
  }
  return inPoints(text, merged(units));
}

/** After the last letter with the marks that stand on it, which the key leaves out. */
function endOf(text: string, map: readonly number[], next: number, last: number): number {
  const bound = map[next] ?? text.length;
  let end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while (end < bound && /[\p{M}\p{Cf}\u0640]/u.test(text[end] ?? "")) end++;
  return end;
}

function merged(units: { start: number; end: number }[]): { start: number; end: number }[] {
  const whole: { start: number; end: number }[] = [];
  for (const one of units.sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && one.start <= last.end) last.end = Math.max(last.end, one.end);
    else whole.push({ ...one });
  }
  return whole;
}

function inPoints(text: string, units: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  let unit = 0;
  let point = 0;
  const pointAt = (at: number) => {
    for (; unit < at; point++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return point;
  };
  return units.map(({ start, end }) => ({ start: pointAt(start), end: pointAt(end) }));
}
