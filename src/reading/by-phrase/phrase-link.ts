import { type ArabicVerb, ArabicVerbs } from "../arabic/arabic-verb.ts";
import { type Found, statementAt } from "../found.ts";
import type { LinkClaim } from "../result.ts";
import { type Document, spanOf } from "../text/document.ts";
import { VerbIndex } from "../text/verb-index.ts";
import { verbFinal } from "../verb-final/verb-final.ts";
import {
  ergativeSubject,
  nounPhraseStart,
  type Stretch,
  type SubjectContext,
  subjectContext,
} from "../verb-final/verb-final-subject.ts";
import { tabledWords } from "../words/everyday-word.ts";
import { folded, foldedSet } from "../words/fold.ts";
import { type Entry, wordSet } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

interface Link {
  readonly relation: LinkClaim["relation"];
  readonly markers: ReadonlySet<string>;
  /** Whether what is marked is the one that owns, commands, employs or holds. */
  readonly turned: boolean;
  readonly at: string;
}

interface LinkWords {
  readonly verbs: VerbIndex<Link> | null;
  readonly arabic: ArabicVerbs<Link> | null;
  readonly nameEnd: ReadonlySet<string>;
  readonly nameStart: ReadonlySet<string>;
  /** Words for what somebody owns: "تابع". */
  readonly owned: ReadonlyMap<string, Link>;
  /** Words for those who are sent to work. */
  readonly worker: ReadonlySet<string>;
  /** Words that open the name of a unit: "the fourth". */
  readonly opens: ReadonlySet<string>;
  /** Words that are no names. */
  readonly tabled: ReadonlySet<string>;
}

/** Links in a language read without a tagger, one side of which must be worded as a business or a body. Linear. */
export function phraseLinks(found: Found): LinkClaim[] {
  const { document, lexicons } = found;
  const words = wordsOf(lexicons, document.language);
  if (!words.verbs && !words.arabic) return [];
  const context = subjectContext(document, lexicons);
  const claims: LinkClaim[] = [];
  document.sentences.forEach((range, number) => {
    for (let at = range.first; at < range.end; at++) {
      const link = words.arabic
        ? arabicLink(document, words, words.arabic.at(document.tokens, at, range.end), at, range)
        : finalLink(context, words, at, range);
      if (!link) continue;
      claims.push(claim(found, number, link));
      at = link.trigger.end - 1;
    }
  });
  return claims;
}

interface Linked {
  /** Whether the first letter of `from` is a "for" written onto it. */
  readonly glued?: boolean;
  readonly link: Link;
  readonly trigger: Stretch;
  readonly from: Stretch;
  readonly to: Stretch;
  readonly negated: boolean;
  readonly future: boolean;
}

/** "X Y کو … فراہم کرتی ہے": two names side by side are parted where one closes or the next opens. */
function finalLink(context: SubjectContext, words: LinkWords, at: number, range: Stretch): Linked | null {
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

/** Where one name ends and the next begins: behind a word for a business, before a title or "this", or between a name and a common word. */
function parting({ document, small }: SubjectContext, words: LinkWords, first: number, end: number): number | null {
  const { tokens } = document;
  for (let at = first + 1; at < end; at++)
    if (words.nameEnd.has(tokens[at - 1]!.lower) || words.nameStart.has(tokens[at]!.lower)) return at;
  for (let at = first + 1; at < end; at++)
    if (small.is(tokens[at]!.lower, "demonstrative") || words.opens.has(tokens[at]!.lower)) return at;
  const known = (at: number) => words.tabled.has(tokens[at]!.lower);
  for (let at = first + 1; at < end; at++) if (known(at) !== known(at - 1)) return at;
  return null;
}

function isBody({ tokens }: Document, words: LinkWords, { first, end }: Stretch): boolean {
  return tokens.slice(first, end).some((token) => words.nameEnd.has(token.lower) || words.nameStart.has(token.lower));
}

/** "تورد شركة نور … إلى الوزارة", "شركة نور تورد …": a body right after the verb or before it. */
function arabicLink(
  document: Document,
  words: LinkWords,
  verb: ArabicVerb<Link> | null,
  at: number,
  range: Stretch,
): Linked | null {
  const owned = ownedLink(document, words, at, range);
  if (owned) return owned;
  if (!verb || verb.object) return null;
  const { tokens } = document;
  const named = words.nameStart.has(tokens[verb.end]?.lower ?? "");
  const right = named ? nameEnd(document, words, verb.end, range.end) : null;
  let before = at;
  while (before > range.first && before > at - 6 && !words.nameStart.has(tokens[before]!.lower)) before--;
  const led = words.nameStart.has(tokens[before]!.lower) && before < at;
  const after = right ?? (led ? null : beforeMarker(document, verb, range.end));
  const from = after === null ? (led ? { first: before, end: at } : null) : { first: verb.end, end: after };
  if (!from) return null;
  const start = after ?? verb.end;
  const { markers } = verb.value;
  let to = start;
  if (markers.size > 0) {
    while (to < range.end && to < start + 9 && !markers.has(tokens[to]!.lower)) to++;
    if (!markers.has(tokens[to]?.lower ?? "")) return null;
    to++;
  }
  const end = nameEnd(document, words, to, range.end);
  if (end <= to || (!named && !led && !words.nameStart.has(tokens[to]!.lower))) return null;
  const sends = verb.value.relation === "transfers-workers-to";
  if (sends && !tokens.slice(start, to).some(({ lower }) => words.worker.has(lower))) return null;
  const [one, other] = verb.value.turned ? [{ first: to, end }, from] : [from, { first: to, end }];
  return {
    link: verb.value,
    trigger: { first: at, end: verb.end },
    from: one,
    to: other,
    negated: false,
    future: verb.future,
  };
}

/** "ينتمي المسلحون إلى", "يعمل ثلاثمئة امرأة في": the words right behind the verb up to its marker; null where it has none near. */
function beforeMarker({ tokens }: Document, verb: ArabicVerb<Link>, limit: number): number | null {
  let to = verb.end;
  while (to < limit && to < verb.end + 4 && tokens[to]!.kind === "word" && !verb.value.markers.has(tokens[to]!.lower))
    to++;
  return to > verb.end && verb.value.markers.has(tokens[to]?.lower ?? "") ? to : null;
}

/** "مصنع فيلسك تابع لمجموعة لورن": what is owned stands before, who owns it behind a "ل" that is written onto it. */
function ownedLink(document: Document, words: LinkWords, at: number, range: Stretch): Linked | null {
  const { tokens } = document;
  const link = words.owned.get(tokens[at]!.lower);
  const owner = tokens[at + 1]?.lower ?? "";
  if (!link || at + 1 >= range.end || !/^ل/.test(owner)) return null;
  const bare = /^لل/.test(owner) ? `ا${owner.slice(1)}` : owner.slice(1);
  let before = at;
  while (before > range.first && before > at - 5 && !words.nameStart.has(tokens[before]!.lower)) before--;
  if (!words.nameStart.has(bare) || !words.nameStart.has(tokens[before]!.lower)) return null;
  const end = nameEnd(document, words, at + 2, range.end);
  const from = { first: at + 1, end };
  return {
    link,
    trigger: { first: at, end: at + 1 },
    from,
    to: { first: before, end: at },
    negated: false,
    future: false,
    glued: !/^لل/.test(owner),
  };
}

const prepositions = foldedSet("إلى من في على عن");

/** A preposition, or a word with one or with "and" written onto it. */
function endsName(word: string): boolean {
  return prepositions.has(word) || /^(?:[لب]\p{L}{4,}|و\p{L}{3,})$/u.test(word);
}

/** The words of a name: up to a mark, a preposition or four words. */
function nameEnd({ tokens }: Document, words: LinkWords, first: number, limit: number): number {
  let end = first;
  while (
    end < limit &&
    end < first + 4 &&
    tokens[end]!.kind === "word" &&
    !endsName(tokens[end]!.lower) &&
    (end === first || !(words.nameStart.has(tokens[end]!.lower) || isNext(tokens, first, end)))
  )
    end++;
  return end;
}

/** "شركة مارل الخيوط", "المصنع القطن": a definite word that is no adjective of the name is the next noun. */
function isNext(tokens: Document["tokens"], first: number, at: number): boolean {
  const { lower } = tokens[at]!;
  if (!lower.startsWith("ال")) return false;
  const definite = tokens[at - 1]!.lower.startsWith("ال");
  return definite ? !agrees.test(lower) : at > first + 1;
}

/** Endings of adjectives, and the ordinals. */
const agrees = /(?:[یي]|[ہة]|اء|الاول|الثانی|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر)$/;

function claim(found: Found, sentence: number, { link, trigger, from, to, negated, future, glued }: Linked): LinkClaim {
  const { document } = found;
  const span = spanOf(document, trigger.first, trigger.end);
  return {
    kind: "claim",
    claim: "link",
    id: "",
    statement: statementAt(found.statements, sentence, span.start, span.end)?.id ?? "",
    relation: link.relation,
    trigger: span,
    from: glued ? withoutFirst(spanOf(document, from.first, from.end)) : spanOf(document, from.first, from.end),
    to: spanOf(document, to.first, to.end),
    modality: { negated, hypothetical: false, future, habitual: false },
    sure: 0.6,
    why: ["link/verb", link.at, `“${span.text}”`],
  };
}

/** "لمجموعة لورن": the "for" written onto the owner is not of its name. */
function withoutFirst(span: { text: string; start: number; end: number }): typeof span {
  return { ...span, text: span.text.slice(1), start: span.start + 1 };
}

const wordsOf = perLanguage((lexicons, language): LinkWords => {
  const entries = lexicons.entries(`${language}/links.txt`);
  const verbs = verbFinal(lexicons, language);
  const index = verbs && entries.length > 0 ? new VerbIndex<Link>(verbs) : null;
  const arabic = language === "ar" ? new ArabicVerbs<Link>() : null;
  for (const entry of entries.filter((one) => one.section === "verb"))
    for (const word of entry.words) (index ?? arabic)?.add(word, linkOf(entry));
  const words = {
    verbs: index,
    arabic,
    nameEnd: wordSet(entries, "name-end"),
    nameStart: wordSet(entries, "name-start"),
    opens: wordSet(entries, "opens"),
    worker: wordSet(entries, "worker"),
    owned: new Map(
      entries
        .filter(({ section }) => section === "owned")
        .flatMap((entry) => entry.words.map((word): [string, Link] => [word, linkOf(entry)])),
    ),
    tabled: tabledWords(lexicons, language),
  };
  return words;
});

function linkOf(entry: Entry): Link {
  const markers = (entry.fields[1] ?? "").split(",").map((word) => folded(word.trim()));
  return {
    relation: entry.fields[0] as LinkClaim["relation"],
    markers: new Set(markers.filter((word) => word !== "")),
    turned: entry.fields[2]?.startsWith("turned round") ?? false,
    at: entry.at,
  };
}
