import { respelt, type Token } from "../text/token.ts";
import { foldedSet } from "../words/fold.ts";
import type { NumberWords } from "./number-words.ts";

/** A number in the text: its value and the token after it. */
export interface NumberFound {
  readonly value: number;
  readonly end: number;
}

const most = 1e15;
const tens = foldedSet("عشر عشرة");

/**
 * The number that starts at a token, in digits of any script or in words of the language, with its scale ("3.5 million", "two
 * hundred and ten", "2 lakh", "पाँच सौ", "خمسة وعشرون"); null when none starts there. Looks at most 12 tokens on.
 */
export function numberAt(tokens: readonly Token[], at: number, words: NumberWords): NumberFound | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") return scaled(tokens, digitsValue(token.lower), at + 1, words);
  if (joinedDigits.test(token.lower)) return scaled(tokens, digitsValue(token.lower.slice(1)), at + 1, words);
  const next = tokens[at + 1]?.lower ?? "";
  if (isArticle(token.lower) || token.lower === "half") {
    if (words.scale.has(next) && next.length > 2)
      return scaled(tokens, token.lower === "half" ? 0.5 : 1, at + 1, words);
    if (token.lower === "half" && isArticle(next) && words.scale.has(tokens[at + 2]?.lower ?? ""))
      return scaled(tokens, 0.5, at + 2, words);
  }
  const shift = words.shift.get(token.lower);
  if (shift !== undefined) return shifted(tokens, at, shift, words);
  const joined = token.lower.startsWith("و") && !words.cardinal.has(token.lower) ? token.lower.slice(1) : "";
  if (joined.length > 2 && (words.cardinal.has(joined) || words.dual.has(joined)))
    return joinedNumber(tokens, at, words, at);
  if (words.dual.has(token.lower) || isFeminineDual(token.lower, words)) return { value: 2, end: at + 1 };
  return ofScale(tokens, at, words) ?? inWords(tokens, at, words);
}

const feminineDual = /^\p{L}{3,}ت(?:ان|ین)$/u;
const joinedDigits = /^و\p{Nd}/u;

function isArticle(word: string): boolean {
  return word === "a" || word === "an";
}

/** "معلمتان", "شاحنتين": a dual that no plural can be taken for; `[no-dual]` lists the few words that only look like one. */
function isFeminineDual(word: string, words: NumberWords): boolean {
  return words.dual.size > 0 && feminineDual.test(word) && !words.noDual.has(word.replace(/^ال/, ""));
}

/** "ساڑھے تین سو" 350, "सवा लाख" 125,000, "پونے دو سو" 175: the word adds to the number in units of its scale. */
function shifted(tokens: readonly Token[], at: number, shift: number, words: NumberWords): NumberFound | null {
  const small = smallNumber(tokens[at + 1]?.lower ?? "", words);
  const first = small === null ? at + 1 : at + 2;
  const scale = words.scale.get(tokens[first]?.lower ?? "");
  const value = (small ?? 1) + shift;
  if (scale === undefined) return small === null ? null : { value, end: first };
  return { value: rounded(value * scale), end: first + 1 };
}

/** "نصف مليون", "ربع مليون": a fraction right before a scale. */
function ofScale(tokens: readonly Token[], at: number, words: NumberWords): NumberFound | null {
  const fraction = words.fraction.match(tokens, at);
  const scale = fraction && words.scale.get(tokens[at + fraction.length]?.lower ?? "");
  return fraction && scale && scale >= 1000
    ? { value: rounded((fraction.value * scale) / 100), end: at + fraction.length + 1 }
    : null;
}

function scaled(tokens: readonly Token[], value: number | null, at: number, words: NumberWords): NumberFound | null {
  if (value === null) return null;
  let result = value;
  let end = at;
  for (; end < at + 3; end++) {
    const scale = words.scale.get(tokens[end]?.lower ?? "");
    if (scale === undefined) break;
    result *= scale;
  }
  return result <= most ? { value: rounded(result), end } : null;
}

function inWords(tokens: readonly Token[], at: number, words: NumberWords): NumberFound | null {
  let total = 0;
  let part = 0;
  let end = at;
  for (; end < at + 12; end++) {
    const { word, joined } = wordAt(tokens, end, at, words);
    const teen = tens.has(tokens[end + 1]?.lower ?? "") ? words.teen.get(word) : undefined;
    const scale = words.scale.get(word);
    // "ستة وثلاثون ألفا": two thousand alone, a thousand after a number.
    const small = scale !== undefined && part > 0 ? null : (teen ?? smallNumber(word, words));
    if (small !== null && words.lone && part % 100 !== 0) break;
    if (small !== null && end > at && !joined && part % 10 !== 0 && !(part % 100 < 10 && tens.has(word))) break;
    if (small !== null && end > at && !joined && small >= 100) break;
    if (small !== null) part += small;
    else if (
      scale !== undefined &&
      !/^[a-z]{1,2}$/.test(word) &&
      (end > at || words.cardinal.size === 0 || !/^[a-z]/.test(word))
    ) {
      if (scale === 100 || scale === 12) part = Math.max(1, part) * scale;
      else {
        total += (part || 1) * scale;
        part = 0;
        const half = halfMore(tokens, end + 1, words);
        if (half) {
          total += (half.value * scale) / 100;
          end = half.end - 1;
        }
      }
    } else if (
      !words.and.has(word) ||
      end === at ||
      part % (words.and.has("and") ? 100 : 10) !== 0 ||
      smallNumber(tokens[end + 1]?.lower ?? "", words) === null
    )
      break;
  }
  const value = total + part;
  return end > at && value <= most ? { value: rounded(value), end } : null;
}

/** "مليون ونصف المليون": a fraction joined to a scale, which may be told again. */
function halfMore(tokens: readonly Token[], at: number, words: NumberWords): NumberFound | null {
  const word = tokens[at]?.lower ?? "";
  const fraction = word.startsWith("و") ? words.fraction.match([{ lower: word.slice(1) }], 0) : null;
  if (!fraction) return null;
  const again = /^ال/.test(tokens[at + 1]?.lower ?? "") && words.scale.has(tokens[at + 1]!.lower.slice(2));
  return { value: fraction.value, end: at + (again ? 2 : 1) };
}

/** The number behind a joined "and": "وثلاثة", the upper end of "بين عشرة وخمسة عشر"; `end` counts from `offset`. */
export function joinedNumber(tokens: readonly Token[], at: number, words: NumberWords, offset = 0): NumberFound | null {
  const token = tokens[at];
  if (!token?.lower.startsWith("و")) return null;
  const found = numberAt([respelt(token, token.lower.slice(1)), ...tokens.slice(at + 1, at + 12)], 0, words);
  return found && { value: found.value, end: found.end + offset };
}

/** Arabic writes "and" onto the next part of a number. */
function wordAt(
  tokens: readonly Token[],
  at: number,
  first: number,
  words: NumberWords,
): { word: string; joined: boolean } {
  const word = tokens[at]?.lower ?? "";
  if (at === first || !word.startsWith("و") || words.cardinal.has(word)) return { word, joined: false };
  const rest = word.slice(1);
  return words.cardinal.has(rest) || words.scale.has(rest) || words.teen.has(rest)
    ? { word: rest, joined: true }
    : { word, joined: false };
}

function smallNumber(word: string, words: NumberWords): number | null {
  const plain = words.cardinal.get(word);
  if (plain !== undefined) return plain;
  const hyphen = word.indexOf("-");
  if (hyphen < 0) return null;
  const both = words.cardinal.get(word.slice(0, hyphen));
  const one = words.cardinal.get(word.slice(hyphen + 1));
  return both !== undefined && one !== undefined && both >= 20 && one < 10 ? both + one : null;
}

const glued: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** Digits of any script, with separators of thousands (also Indian ones) or a decimal point; null when they make no number. */
function digitsValue(text: string): number | null {
  const match = /^([\p{Nd}.,٫٬]+)(m|bn|k)?$/u.exec(text);
  if (!match?.[1] || match[1].length > 24) return null;
  let plain = "";
  for (const char of match[1])
    plain += /\p{Nd}/u.test(char) ? String(digitValue(char)) : char === "٬" ? "," : char === "٫" ? "." : char;
  const grouped = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  if (!/^\d+(?:\.\d+)?$/.test(grouped)) return null;
  return Number(grouped) * (match[2] ? (glued[match[2]] ?? 1) : 1);
}

const isPlain = /^[\x20-\x7e]*$/;

/** Digits of any script as 0 to 9; other characters stay. */
export function plainDigits(text: string): string {
  if (isPlain.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** The value of a decimal digit: the ten of each script stand together in Unicode, zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  if (code < 58) return code - 48;
  for (let value = 0; value < 10; value++) if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return value;
  return 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
