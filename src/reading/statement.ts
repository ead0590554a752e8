import type { Speaker, Statement } from "../account/statement.ts";
import type { Attributed } from "./attribution/attributed.ts";
import { attributionsOf } from "./attribution/attribution.ts";
import { dash } from "./attribution/dash-attribution.ts";
import { findQuotations, type Quotation, within } from "./attribution/quotation.ts";
import { PeopleSoFar, type Person } from "./mention/person.ts";
import { hear, referent } from "./mention/reference.ts";
import { compiler } from "./telling/role.ts";
import { type Piece, tokensOf } from "./telling/telling.ts";
import { type Document, spanOf } from "./text/document.ts";
import type { Lexicons } from "./words/lexicons.ts";

/** A statement with the tokens it covers and its sentence, while the text is read. */
export interface Said extends Statement {
  readonly first: number;
  readonly endToken: number;
  readonly sentence: number;
  /** The sentences that its words touch. */
  readonly fromSentence: number;
  readonly toSentence: number;
  /** Token number of the cue's verb, to tell it from a deed; −1 when there is none. */
  readonly cueToken: number;
  readonly direct: boolean;
}

/**
 * Every sentence of every telling as a statement of its teller, and every attribution in it as a statement of its source,
 * the chain outermost first. A quotation without a cue of its own goes on with the speaker before it in the same paragraph.
 */
export function findStatements(document: Document, lexicons: Lexicons, tellings: readonly Piece[]): Said[] {
  const quotations = bySentence(document, findQuotations(document));
  const found: Unnumbered[] = [];
  for (const telling of tellings) {
    const { first, end } = tokensOf(document, telling);
    const people = new PeopleSoFar(telling.form === "testimony" ? telling.author.name : null);
    const teller = tellerChain(telling);
    let carried: Carried | null = null;
    let paragraph = -1;
    const from = document.tokens[first]?.sentence ?? 0;
    const to = document.tokens[end - 1]?.sentence ?? -1;
    for (let sentence = from; sentence <= to; sentence++) {
      const range = document.sentences[sentence]!;
      if (range.paragraph !== paragraph) carried = null;
      paragraph = range.paragraph;
      if (isCue(document, telling, range)) continue;
      found.push(whole(document, telling, sentence, teller));
      const own = (quotations[sentence] ?? []).filter((quotation) => !wraps(quotation, telling, document));
      const attributed = attributionsOf(document, lexicons, sentence, own);
      const loose = own.find((quotation) => quotation.depth === 0 && quotation.open === openingAt(document, range));
      const apart = loose ? attributed.filter((one) => !within(one.cueFirst, loose)) : attributed;
      const silent = carried && loose && apart.length === 0 && !hasCue(document, lexicons, sentence, loose, own);
      const before: Carried | null = silent ? carried : null;
      if (loose && before) carried = goOn(document, telling, sentence, teller, loose, before, found);
      const resolved = new Map<Attributed, Speaker>();
      for (const one of nested(attributed)) {
        const around = before ? [before.speaker] : [];
        const outer = one.outer.map((other) => resolved.get(other) ?? other.speaker);
        const quoted = own.some((quotation) => within(one.own.cueFirst, quotation));
        found.push(withSource(document, telling, sentence, [...teller, ...around, ...outer], one.own, people, !quoted));
        resolved.set(one.own, found.at(-1)!.speakers.at(-1)!);
        if (apart.includes(one.own) && (one.own.direct || one.own.sure >= 0.9))
          carried = { speaker: carriedSpeaker(one.own, people), at: found.length - 1, direct: one.own.direct };
      }
      people.see(document, range);
    }
  }
  return withinQuoted(document, found).map((statement, index) => numbered(document, statement, index));
}

/**
 * `"I heard shots. Petra said to me, 'Run.'"`: whom a quotation of several sentences reports stands inside the words of the one
 * who is quoted.
 */
function withinQuoted(document: Document, found: Unnumbered[]): Unnumbered[] {
  const long = found.filter(
    (one) => one.direct && document.tokens[one.first]!.sentence < document.tokens[one.endToken - 1]!.sentence,
  );
  let from = 0;
  return found.map((one) => {
    while (long[from] && long[from]!.endToken <= one.first) from++;
    const around = long[from];
    if (!around || around === one || one.cueToken < 0 || one.telling !== around.telling) return one;
    const spoken = around.speakers.at(-1)!;
    const inside = one.cueToken > around.first && one.cueToken < around.endToken && one.endToken <= around.endToken;
    if (!inside || one.sentence === around.sentence || one.speakers.includes(spoken) || around.parts) return one;
    return { ...one, speakers: [...around.speakers, ...one.speakers.slice(around.speakers.length - 1)] };
  });
}

function numbered({ tokens }: Document, statement: Unnumbered, index: number): Said {
  statement.id = `s${index + 1}`;
  statement.fromSentence = tokens[statement.first]!.sentence;
  statement.toSentence = tokens[statement.endToken - 1]!.sentence;
  return statement;
}

type Numbers = "id" | "fromSentence" | "toSentence";
/** Its number and its sentences are still to be filled in. */
type Unnumbered = Omit<Said, Numbers> & { -readonly [one in Numbers]: Said[one] };

/** The compiler outermost, then the teller where that is somebody else. */
export function tellerChain(telling: Piece): Speaker[] {
  if (telling.author.name === compiler.name) return [compiler];
  if (telling.author.how === "author") return [telling.author];
  return [compiler, telling.author];
}

/** The part of a sentence that is the teller's: a message begins after its date and sender. */
function whole(document: Document, telling: Piece, sentence: number, speakers: readonly Speaker[]): Unnumbered {
  const range = clipped(document, telling, document.sentences[sentence]!);
  const span = spanOf(document, range.first, range.end);
  return {
    kind: "statement",
    id: "",
    telling: telling.id,
    quote: span.text,
    start: span.start,
    end: span.end,
    cue: null,
    speakers,
    sure: 0.95,
    why: [`telling: ${telling.why[0] ?? ""}`],
    first: range.first,
    endToken: range.end,
    sentence,
    fromSentence: 0,
    toSentence: 0,
    cueToken: -1,
    direct: false,
  };
}

function clipped(
  document: Document,
  telling: Piece,
  range: { first: number; end: number },
): { first: number; end: number } {
  let { first } = range;
  while (first < range.end - 1 && document.tokens[first]!.start < telling.start) first++;
  return { first, end: range.end };
}

interface Nested {
  readonly own: Attributed;
  readonly outer: Attributed[];
}

/** Attributions that stand inside the words of others get those as outer speakers. At most 4 deep. */
function nested(attributed: readonly Attributed[]): Nested[] {
  return attributed.map((own) => ({
    own,
    outer: attributed
      .filter(
        (other) =>
          other !== own &&
          other.first <= own.cueFirst &&
          other.end >= own.end &&
          other.end - other.first > own.end - own.first,
      )
      .slice(0, 4),
  }));
}

function withSource(
  document: Document,
  telling: Piece,
  sentence: number,
  outer: readonly Speaker[],
  own: Attributed,
  people: PeopleSoFar,
  outside: boolean,
): Unnumbered {
  const span = spanOf(document, own.first, own.end);
  const speaker = { ...own.speaker, resolvedTo: referent(document, own, people, telling) ?? own.speaker.resolvedTo };
  const cue = spanOf(document, own.cueFirst, own.cueEnd);
  if (outside && own.sure >= 0.6) hear(document, own, speaker.resolvedTo, people, sentence);
  const statement: Unnumbered = {
    kind: "statement",
    id: "",
    telling: telling.id,
    quote: span.text,
    start: span.start,
    end: span.end,
    cue,
    speakers: [...outer, speaker],
    sure: own.sure,
    why: own.why,
    first: own.first,
    endToken: own.end,
    sentence,
    fromSentence: 0,
    toSentence: 0,
    cueToken: own.cueEnd - 1,
    direct: own.direct,
  };
  if (!own.parts) return statement;
  return { ...statement, parts: own.parts.map((part) => spanOf(document, part.first, part.end)) };
}

/** Who speaks when the next sentence is a quotation without a cue; the number of the statement before. */
interface Carried {
  readonly speaker: Speaker;
  readonly at: number;
  /** Whether the statement before is in quotation marks itself. */
  readonly direct: boolean;
}

/** The first token of a sentence that is no blank opening. */
function openingAt(document: Document, range: { first: number; end: number }): number {
  return document.tokens[range.first]!.kind === "punct" ? range.first : -1;
}

/** Most tokens of a statement that quotations of one paragraph are joined to. */
const mostJoined = 600;

/** Whether a quotation of several sentences has its cue behind it, in the sentence where it closes. */
function hasCue(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotation: Quotation,
  own: readonly Quotation[],
): boolean {
  const next = document.tokens[quotation.close + 1];
  const asked = /^[!?]$/.test(document.tokens[quotation.close - 1]!.text) && next?.breaks === 0;
  const closing = asked ? next.sentence : document.tokens[quotation.close]!.sentence;
  if (closing <= sentence) return false;
  return attributionsOf(document, lexicons, closing, own).some((one) => one.direct && one.first === quotation.open);
}

/** A further quotation of a paragraph is a further part of the statement before it when that is in quotation marks too. */
function goOn(
  document: Document,
  telling: Piece,
  sentence: number,
  teller: readonly Speaker[],
  quotation: Quotation,
  carried: Carried,
  found: Unnumbered[],
): Carried {
  const before = found[carried.at]!;
  const end = quotation.close + 1;
  if (!carried.direct || end - before.first > mostJoined) {
    found.push(carriedOn(document, telling, sentence, [...teller, carried.speaker], quotation));
    return { ...carried, at: found.length - 1, direct: true };
  }
  const span = spanOf(document, before.first, end);
  const own = spanOf(document, quotation.open, end);
  const parts = [...(before.parts ?? [{ text: before.quote, start: before.start, end: before.end }]), own];
  found[carried.at] = { ...before, quote: span.text, end: span.end, endToken: end, parts };
  return carried;
}

function carriedSpeaker(own: Attributed, people: PeopleSoFar): Speaker {
  const name: Person | null = /^(?:he|she|they)$/i.test(own.speaker.name)
    ? people.latest(own.speaker.name.toLowerCase())
    : null;
  return { ...own.speaker, resolvedTo: name?.name ?? own.speaker.resolvedTo, how: "quoted" };
}

function carriedOn(
  document: Document,
  telling: Piece,
  sentence: number,
  speakers: readonly Speaker[],
  quotation: Quotation,
): Unnumbered {
  const span = spanOf(document, quotation.open, quotation.close + 1);
  return {
    kind: "statement",
    id: "",
    telling: telling.id,
    quote: span.text,
    start: span.start,
    end: span.end,
    cue: null,
    speakers,
    sure: 0.85,
    why: ["speaker/goes-on", "a quotation after the same speaker's in this paragraph"],
    first: quotation.open,
    endToken: quotation.close + 1,
    sentence,
    fromSentence: 0,
    toSentence: 0,
    cueToken: -1,
    direct: true,
  };
}

/** The quotations that touch each sentence, one that ends in a question the next too: those of one depth never overlap, so all lists together are linear in the text. */
function bySentence(document: Document, quotations: readonly Quotation[]): Quotation[][] {
  const lists: Quotation[][] = [];
  for (const quotation of quotations) {
    const asked = /^[?!]$/.test(document.tokens[quotation.close - 1]!.text) ? 1 : 0;
    const last = Math.min(document.sentences.length - 1, document.tokens[quotation.close]!.sentence + asked);
    const opens = document.tokens[quotation.open]!.sentence;
    const signed = dash.test(document.tokens[quotation.close + 1]?.text ?? "");
    const introduced = !signed && document.tokens[quotation.open - 1]?.text === ":" ? 1 : 0;
    for (let sentence = opens - introduced; sentence <= last; sentence++) {
      lists[sentence] ??= [];
      lists[sentence]!.push(quotation);
    }
  }
  return lists;
}

/** The marks around a whole quotation telling are its layout, not a quotation inside it. */
function wraps(quotation: Quotation, telling: Piece, document: Document): boolean {
  const open = document.tokens[quotation.open]!.start;
  const close = document.tokens[quotation.close]!.end;
  return (
    telling.form === "quotation" && quotation.depth === 0 && (close - open) * 10 > (telling.end - telling.start) * 6
  );
}

/** A line that only says who tells is not a statement of its own. */
function isCue(document: Document, telling: Piece, range: { first: number; end: number }): boolean {
  if (!telling.cue || telling.form === "testimony" || telling.form === "message") return false;
  const from = document.tokens[range.first]!.start;
  const to = document.tokens[range.end - 1]!.end;
  return from >= telling.cue.start - 1 && to <= telling.cue.end + 1 && telling.form !== "caption";
}
