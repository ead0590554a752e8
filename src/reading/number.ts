import type { Token } from "./token.ts";

const cardinals: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, value): [string, number] => [word, value])
    .concat(
      "thirty forty fifty sixty seventy eighty ninety"
        .split(" ")
        .map((word, index): [string, number] => [word, 30 + index * 10]),
    ),
);

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  lakh: 1e5,
  lac: 1e5,
  lakhs: 1e5,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  crore: 1e7,
  crores: 1e7,
  billion: 1e9,
  bn: 1e9,
  लाख: 1e5,
  हज़ार: 1e3,
  हजार: 1e3,
  करोड़: 1e7,
  सौ: 100,
  ہزار: 1e3,
  لاکھ: 1e5,
  کروڑ: 1e7,
  سو: 100,
  ألف: 1e3,
  آلاف: 1e3,
  مليون: 1e6,
  مئة: 100,
};

/**
 * The number that starts at a token, in digits of any script or in English words, with its scale ("3.5 million", "two hundred
 * and ten", "2 lakh"): its value, a whole number, and the token after it; null when none starts there.
 */
export function numberAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly end: number } | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") return scaled(tokens, digitsValue(token.lower), at + 1);
  if ((token.lower === "a" || token.lower === "an" || token.lower === "half") && scales[tokens[at + 1]?.lower ?? ""]) {
    return scaled(tokens, token.lower === "half" ? 0.5 : 1, at + 1);
  }
  return inWords(tokens, at);
}

function scaled(tokens: readonly Token[], value: number | null, at: number): { value: number; end: number } | null {
  if (value === null) return null;
  let result = value;
  let end = at;
  for (
    let scale = scales[tokens[end]?.lower ?? ""];
    scale !== undefined && end < at + 3;
    scale = scales[tokens[end]?.lower ?? ""]
  ) {
    result *= scale;
    end++;
  }
  return Number.isFinite(result) && result <= 1e15 ? { value: Math.round(result), end } : null;
}

function inWords(tokens: readonly Token[], at: number): { value: number; end: number } | null {
  let total = 0;
  let part = 0;
  let end = at;
  for (; end < at + 12; end++) {
    const word = tokens[end]?.lower ?? "";
    const small = smallNumber(word);
    const scale = scales[word];
    if (small !== null && end > at && part % 100 !== 0 && part % 10 !== 0) break;
    if (small !== null) part += small;
    else if (scale !== undefined && scale > 1 && end > at && word.length > 2) {
      if (scale === 100 || scale === 12) part = Math.max(1, part) * scale;
      else {
        total += Math.max(1, part) * scale;
        part = 0;
      }
    } else if (word !== "and" || end === at || smallNumber(tokens[end + 1]?.lower ?? "") === null || part % 100 !== 0)
      break;
  }
  return end > at ? { value: total + part, end } : null;
}

function smallNumber(word: string): number | null {
  const plain = cardinals.get(word);
  if (plain !== undefined) return plain;
  const [tens = "", ones = ""] = word.split("-");
  const both = cardinals.get(tens);
  const one = cardinals.get(ones);
  return both !== undefined && one !== undefined && both >= 20 && one < 10 ? both + one : null;
}

/** Digits of any script, with separators of thousands (also Indian ones) or a decimal point; null when they make no number. */
function digitsValue(text: string): number | null {
  const match = /^([\p{Nd}.,٫٬]+)(m|bn|k)?/u.exec(text);
  if (!match?.[1]) return null;
  let plain = "";
  for (const char of match[1])
    plain += /\p{Nd}/u.test(char) ? String(digitValue(char)) : char === "٬" ? "," : char === "٫" ? "." : char;
  const grouped = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  if (!/^\d+(?:\.\d+)?$/.test(grouped)) return null;
  const scale = match[2] ? (scales[match[2]] ?? 1) : 1;
  return Number(grouped) * scale;
}

/** The value of a decimal digit: the ten of each script stand together in Unicode, zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  if (code < 58) return code - 48;
  for (let value = 0; value < 10; value++) if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return value;
  return 0;
}
