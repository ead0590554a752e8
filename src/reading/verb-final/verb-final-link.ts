import type { Linked, LinkWords } from "../by-phrase/phrase-link-words.ts";
import type { Document } from "../text/document.ts";
import { ergativeSubject, nounPhraseStart, type Stretch, type SubjectContext } from "./verb-final-subject.ts";

/** A link that a verb or a noun tells at a token, in Urdu or Hindi; null when none does. Looks at most 16 tokens back. */
export function verbFinalLink(context: SubjectContext, words: LinkWords, at: number, range: Stretch): Linked | null {
  return byVerb(context, words, at, range) ?? byNoun(context, words, at, range);
}

/** "X Y کو … فراہم کرتی ہے": two names side by side are parted where one closes or the next opens. */
function byVerb(context: SubjectContext, words: LinkWords, at: number, range: Stretch): Linked | null {
  const { document } = context;
  const { tokens } = document;
  const match = words.verbs?.match(tokens, at, range.end);
  if (!match || match.group.participle) return null;
  let marker = at - 1;
  while (marker > range.first && marker > at - 8 && !match.value.markers.has(tokens[marker]!.lower)) marker--;
  if (marker <= range.first || !match.value.markers.has(tokens[marker]!.lower)) return null;
  const sides = sidesOf(context, words, { first: range.first, end: at }, marker);
  if (!sides) return null;
  const sent = match.value.relation === "transfers-workers-to" ? sentTo(context, words, marker, at) : null;
  const [subject, other] = sent ? [sides[0], sent] : sides;
  if (!isBody(document, words, subject) && !isBody(document, words, other)) return null;
  const [from, to] = match.value.turned ? [other, subject] : [subject, other];
  return {
    link: match.value,
    trigger: { first: at, end: match.end },
    from,
    to,
    negated: match.negated,
    future: match.group.future,
  };
}

/** The subject and what the marker marks; null where nothing parts them. */
function sidesOf(
  context: SubjectContext,
  words: LinkWords,
  { first, end }: Stretch,
  marker: number,
): [Stretch, Stretch] | null {
  const subject = ergativeSubject(context, end, first, 16);
  const start = nounPhraseStart(context, marker, subject ? subject.marker + 1 : first);
  if (subject)
    return start < marker
      ? [
          { first: subject.first, end: subject.end },
          { first: start, end: marker },
        ]
      : null;
  const cut = parting(context, words, start, marker);
  return cut === null
    ? null
    : [
        { first: start, end: cut },
        { first: cut, end: marker },
      ];
}

/** "مزدوروں کو X منتقل کیا": where they were sent, between those marked and the verb; null where nothing is told. */
function sentTo(
  { document: { tokens }, small }: SubjectContext,
  words: LinkWords,
  marker: number,
  verb: number,
): Stretch | null {
  let end = verb;
  while (end > marker + 1 && small.is(tokens[end - 1]!.lower, "postposition")) end--;
  const to = { first: marker + 1, end };
  return end > marker + 1 && tokens.slice(to.first, end).some(({ lower }) => words.nameEnd.has(lower)) ? to : null;
}

/** "فیکٹری کے مالک سیٹھ اکرم", "भट्ठे का मालिक X है": what is owned or led before the noun, who owns or leads it behind. */
function byNoun(context: SubjectContext, words: LinkWords, at: number, range: Stretch): Linked | null {
  const { document, small } = context;
  const { tokens } = document;
  const link = words.nouns.get(tokens[at]!.lower);
  if (!link || at - 1 <= range.first || !small.is(tokens[at - 1]!.lower, "genitive")) return null;
  let end = at + 1;
  while (end < range.end && end < at + mostNamed && isOfName(context, end)) end++;
  const first = nounPhraseStart(context, at - 1, range.first);
  const of = { first, end: at - 1 };
  if (end === at + 1 || first >= at - 1 || !isBody(document, words, of)) return null;
  const who = { first: at + 1, end };
  const [from, to] = link.turned ? [of, who] : [who, of];
  return { link, trigger: { first: at, end: at + 1 }, from, to, negated: false, future: false };
}

const mostNamed = 6;

function isOfName({ document: { tokens }, small }: SubjectContext, at: number): boolean {
  const { lower, kind } = tokens[at]!;
  return kind === "word" && !["postposition", "copula", "boundary", "ergative"].some((one) => small.is(lower, one));
}

/** Where one name ends and the next begins: behind a word for a business, before a title or "this", or between a name and a common word. */
function parting({ document, small }: SubjectContext, words: LinkWords, first: number, end: number): number | null {
  const { tokens } = document;
  for (let at = first + 1; at < end; at++)
    if (words.nameEnd.has(tokens[at - 1]!.lower) || words.nameStart.has(tokens[at]!.lower)) return at;
  for (let at = first + 1; at < end; at++)
    if (small.is(tokens[at]!.lower, "demonstrative") || words.opens.has(tokens[at]!.lower)) return at;
  const known = (at: number) => words.tabled.has(tokens[at]!.lower);
  for (let at = first + 1; at < end; at++) {
    if (known(at) === known(at - 1)) continue;
    // "نادر وائیں لورن مل": a word for a business has a name of its own before it.
    const closes = words.nameEnd.has(tokens[at]!.lower);
    return closes ? (at - 1 > first ? at - 1 : null) : at;
  }
  return null;
}

function isBody({ tokens }: Document, words: LinkWords, { first, end }: Stretch): boolean {
  return tokens.slice(first, end).some((token) => words.nameEnd.has(token.lower) || words.nameStart.has(token.lower));
}
