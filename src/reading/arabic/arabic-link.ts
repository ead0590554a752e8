import type { Link, Linked, LinkWords } from "../by-phrase/phrase-link-words.ts";
import type { Document } from "../text/document.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { foldedSet } from "../words/fold.ts";
import type { ArabicVerb } from "./arabic-verb.ts";

/** "تورد شركة نور … إلى الوزارة", "شركة نور تورد …": a body right after the verb or before it. */
export function arabicLink(
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
