import { type Bound, bound, type Qualifier } from "./bound.ts";
import { type Document, spanOf } from "./document.ts";
import { statementAt } from "./found.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import { numberAt } from "./number.ts";
import type { Figure } from "./result.ts";
import type { Said } from "./statement.ts";
import type { Token } from "./token.ts";

interface Words {
  readonly qualifiers: Phrases<Qualifier>;
  readonly of: ReadonlyMap<string, string>;
  readonly plural: Phrases<number>;
}

/** Every count in the text with its bounds, unit, and what is counted. Ages, clock times, dates and ordinals are none. Linear. */
export function findFigures(document: Document, lexicons: Lexicons, statements: readonly Said[]): Figure[] {
  const words = wordsOf(lexicons);
  const found: Figure[] = [];
  const { tokens } = document;
  for (let at = 0; at < tokens.length; ) {
    const made = figureAt(document, words, at);
    if (!made) {
      at++;
      continue;
    }
    const span = spanOf(document, made.first, made.end);
    const sentence = tokens[made.first]!.sentence;
    const statement = statementAt(statements, sentence, span.start, span.end);
    const what = counted(document, words, made.end);
    found.push({
      kind: "figure",
      id: `f${found.length + 1}`,
      ...span,
      statement: statement?.id ?? "",
      min: made.bound.min,
      max: made.bound.max,
      convention: made.bound.convention,
      qualifier: made.qualifier,
      unit: what.unit,
      of: what.of,
      scope: what.scope,
      asOf: null,
      countedBy: statement && statement.speakers.length > 1 ? (statement.speakers.at(-1)?.name ?? null) : null,
      rule: made.bound.rule,
    });
    at = made.end;
  }
  return found;
}

const parsed = new WeakMap<Lexicons, Words>();

function wordsOf(lexicons: Lexicons): Words {
  const known = parsed.get(lexicons);
  if (known) return known;
  const entries = lexicons.entries("en/figures.txt");
  const qualifiers = new Phrases<Qualifier>();
  const plural = new Phrases<number>();
  const of = new Map<string, string>();
  for (const entry of entries) {
    for (const word of entry.words) {
      if (entry.section === "qualifier") qualifiers.add(word, entry.fields[0] as Qualifier);
      if (entry.section === "plural") plural.add(word, Number(entry.fields[0]));
      if (entry.section === "of") of.set(word, entry.fields[0] ?? "");
    }
  }
  const made = { qualifiers, of, plural };
  parsed.set(lexicons, made);
  return made;
}

interface Made {
  readonly first: number;
  readonly end: number;
  readonly qualifier: string | null;
  readonly bound: Bound;
}

function figureAt(document: Document, words: Words, at: number): Made | null {
  const { tokens } = document;
  const qualifier = words.qualifiers.match(tokens, at);
  const from = at + (qualifier?.length ?? 0);
  const many = words.plural.match(tokens, from);
  if (many) return plural(document, at, from, many, qualifier);
  const number = numberAt(tokens, from);
  if (!number || isNoCount(tokens, from, number.end)) return null;
  const to = rangeEnd(tokens, number.end);
  const upper = to === null ? null : numberAt(tokens, to);
  if (upper && upper.value > number.value) {
    return {
      first: at,
      end: upper.end,
      qualifier: null,
      bound: { min: number.value, max: upper.value, convention: [], rule: "figure/range" },
    };
  }
  const spoken = qualifier ? spanOf(document, at, at + qualifier.length).text : null;
  return { first: at, end: number.end, qualifier: spoken, bound: bound(number.value, qualifier?.value ?? "exact") };
}

function plural(
  document: Document,
  at: number,
  from: number,
  many: { value: number; length: number },
  qualifier: { length: number } | null,
): Made | null {
  const { tokens } = document;
  let end = from + many.length;
  let value = many.value;
  if (tokens[end]?.lower === "of" && numberWordScale(tokens[end + 1])) {
    value *= numberWordScale(tokens[end + 1])! / 2;
    end += 2;
  }
  if (tokens[from]!.lower === "several" && numberWordScale(tokens[from + 1])) return null;
  return {
    first: at,
    end,
    qualifier: qualifier ? spanOf(document, at, from).text : null,
    bound: { min: value, max: null, convention: ["min"], rule: `figure/plural “${spanOf(document, from, end).text}”` },
  };
}

function numberWordScale(token: Token | undefined): number | null {
  return (
    { hundreds: 200, thousands: 2000, millions: 2_000_000, lakhs: 200_000, crores: 20_000_000 }[token?.lower ?? ""] ??
    null
  );
}

/** "12 to 15", "12-15", "between 12 and 15": where the upper number starts. */
function rangeEnd(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.lower === "to" || /^[-–—]$/.test(token.text)) return at + 1;
  return token.lower === "and" && tokens[at - 2]?.lower === "between" ? at + 1 : null;
}

const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

/** Ages, years, days of months, ordinals, clock times, section numbers: numbers that count nothing. */
function isNoCount(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at]!;
  const next = tokens[end];
  const before = tokens[at - 1];
  if (/(?:st|nd|rd|th)$/.test(token.lower) && token.kind === "number") return true;
  if (/:/.test(token.text)) return true;
  if (
    months.test(before?.lower ?? "") ||
    (months.test(next?.lower ?? "") && !(next?.lower === "may" && next.text === "may"))
  )
    return true;
  if (
    /^(?:19|20)\d\d$/.test(token.text) &&
    end === at + 1 &&
    !/^(?:people|persons|men|women|homes|houses|shops|refugees)$/.test(next?.lower ?? "")
  )
    return true;
  if (/^\d{1,2}$/.test(token.text) && next?.text === "," && /^(?:19|20)\d\d$/.test(tokens[end + 1]?.text ?? ""))
    return true;
  if (
    /^(?:no|number|section|sections|article|page|chapter|aged|age|resolution|flight|route|ward|sector)$/.test(
      before?.lower ?? "",
    )
  )
    return true;
  if (/^(?:am|pm|a\.m|p\.m|o'clock)$/.test(next?.lower ?? "")) return true;
  return (
    end === at + 1 &&
    token.lower === "one" &&
    (next?.tag === "PREP"
      ? next.lower !== "of"
      : !/^(?:person|man|woman|child|people|killed|dead|injured|youth|boy|girl)$/.test(next?.lower ?? ""))
  );
}

const timeUnits = new Set(
  "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades".split(
    " ",
  ),
);

/** What the words after a number count: unit, kind, scope as worded. Looks at most 12 tokens on. */
function counted(
  document: Document,
  words: Words,
  end: number,
): { unit: string; of: string | null; scope: string | null } {
  const { tokens } = document;
  const first = tokens[end];
  if (!first) return { unit: "persons", of: null, scope: null };
  if (timeUnits.has(first.lower)) return { unit: first.lower.replace(/s$/, "").concat("s"), of: null, scope: null };
  if (first.text === "%" || /^(?:percent|per|pc)$/.test(first.lower)) return { unit: "percent", of: null, scope: null };
  if (/^(?:rupees|rs|dollars|usd|euros|pounds|dinars|lira)$/.test(first.lower))
    return { unit: `money:${first.lower}`, of: null, scope: null };
  if (/^(?:km|kilometres|kilometers|miles|metres|meters|acres|hectares)$/.test(first.lower))
    return { unit: first.lower, of: null, scope: null };
  const { kind, noun } = kindOf(tokens, words, end, first.sentence);
  return { unit: noun ?? "persons", of: kind, scope: scopeOf(document, end) };
}

function kindOf(
  tokens: readonly Token[],
  words: Words,
  end: number,
  sentence: number,
): { kind: string | null; noun: string | null } {
  let noun: string | null = null;
  for (let at = end; at < tokens.length && at < end + 12 && tokens[at]!.sentence === sentence; at++) {
    const token = tokens[at]!;
    const kind = words.of.get(token.lower);
    if (token.text === ";" || token.text === "." || (token.tag === "NUM" && at > end)) break;
    if (
      noun === null &&
      /^(?:homes|houses|shops|buildings|mosques|temples|churches|vehicles|villages|huts)$/.test(token.lower)
    )
      noun = token.lower;
    if (kind && (kind !== "destroyed" || noun)) return { kind, noun };
  }
  for (let at = end - 1; at >= 0 && at > end - 9 && tokens[at]!.sentence === sentence; at--) {
    const kind = words.of.get(tokens[at]!.lower);
    if (kind && kind !== "destroyed" && kind !== "forces") return { kind, noun };
    if (tokens[at]!.text === "," || tokens[at]!.text === ";") break;
  }
  return { kind: null, noun };
}

function scopeOf(document: Document, end: number): string | null {
  const { tokens } = document;
  let last = end;
  while (last < tokens.length && last < end + 6 && /^(?:ADJ|NOUN|PROPER)$/.test(tokens[last]!.tag)) last++;
  return last > end ? spanOf(document, end, last).text : null;
}
