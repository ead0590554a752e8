import { isLetter } from "../words/language.ts";

/**
 * Where a token ends that its first letters tell: a word of the letters a to z, also with hyphens or apostrophes inside, digits
 * alone, or a mark that is one token. Its start where only the pattern of `tokenize` can tell. Linear.
 */
export function plainEnd(text: string, at: number, unit: number): number {
  if (isLetter(unit)) return wordEnd(text, at);
  if (isDigit(unit)) return digitsEnd(text, at);
  if (unit === apostrophe || unit === stop) return text.charCodeAt(at + 1) === unit ? at : at + 1;
  return isMark(unit) || unit === hyphen || unit === and || unit === turned ? at + 1 : at;
}

/** Where `’s`, `’re`, `’ll` and their like begin in a plain word; its end where it has none. */
export function plainCut(text: string, at: number, end: number): number {
  if (end - at > 2 && isApostrophe(text.charCodeAt(end - 2))) {
    const last = text.charCodeAt(end - 1) | 32;
    return last === 115 || last === 100 || last === 109 ? end - 2 : end;
  }
  if (end - at > 3 && isApostrophe(text.charCodeAt(end - 3)))
    return shortened.has(text.slice(end - 2, end).toLowerCase()) ? end - 3 : end;
  return end;
}

/** Whether a unit is a digit 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

const shortened: ReadonlySet<string> = new Set(["re", "ve", "ll"]);
const apostrophe = 39;
const turned = 0x2019;
const hyphen = 45;
const stop = 46;
const and = 38;

function isApostrophe(unit: number): boolean {
  return unit === apostrophe || unit === turned;
}

/** Letters, and a hyphen or an apostrophe with a letter behind it. */
function wordEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (isLetter(unit)) continue;
    if (unit !== hyphen && !isApostrophe(unit)) break;
    if (!isLetter(text.charCodeAt(end + 1))) return unit !== hyphen && isOver(text, end + 1) ? end : at;
  }
  if (isOver(text, end)) return end;
  return text.charCodeAt(end) === stop && isOver(text, end + 1) ? end : at;
}

/** Digits alone: no point, comma or colon with more digits behind it, no letter, no hyphen. */
function digitsEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  if (next === 44 || next === 58) return isOver(text, end + 1) ? end : at;
  return isOver(text, end) ? end : at;
}

/** Whether a word that ends before a place goes on in no way. */
function isOver(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  return unit <= 32 || isMark(unit);
}

/** Marks that stand for themselves whatever is beside them, and end a word. */
const marks = new Uint8Array(0x2030);
for (const mark of '"(),:;!?[]/“”‘«»–—…$%<>=#@*+_|~^`{}\\') marks[mark.charCodeAt(0)] = 1;

function isMark(unit: number): boolean {
  return unit < marks.length && marks[unit] === 1;
}
