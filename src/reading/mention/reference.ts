import type { Attributed } from "../attribution/attributed.ts";
import type { Piece } from "../telling/telling.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { Token } from "../text/token.ts";
import { PeopleSoFar, type Person } from "./person.ts";

/**
 * Whom the source of an attribution stands for where it is a pronoun ("he added", "it said") or owned by one ("his mother"): a name or
 * words of the text before it, or "mother of …"; null where nobody is meant who was named.
 */
export function referent(document: Document, own: Attributed, people: PeopleSoFar, telling: Piece): string | null {
  if (!own.source) return null;
  const head = document.tokens[own.source.head]!;
  const teller = telling.author.how === "author" ? null : telling.author.name;
  if (myself.has(head.lower)) return teller;
  if (head.tag === "PRON" && own.source.end - own.source.first === 1) {
    const last = /^(?:he|she|they)$/.test(head.lower) ? people.speaker(head.lower, head.sentence) : null;
    if (head.lower === "it") return people.body(head.sentence)?.name ?? null;
    if (head.lower === "they") return last?.name ?? severalBefore(document, head.sentence);
    return last?.name ?? whom(document, own, people, head.lower)?.name ?? null;
  }
  const first = document.tokens[own.source.first]!;
  if (first.tag !== "POSS" || first.lower === "'s") return null;
  const owner = myself.has(first.lower) ? teller && { name: teller } : whom(document, own, people, first.lower);
  const rest = document.text.slice(
    document.tokens[own.source.first + 1]?.start ?? first.end,
    document.tokens[own.source.end - 1]!.end,
  );
  return owner ? `${rest} of ${owner.name}` : null;
}

/** Takes in who spoke: later pronouns may go on with them. A pronoun counts as whom it stands for, "I" as whom it was said to. */
export function hear(
  document: Document,
  own: Attributed,
  resolvedTo: string | null,
  people: PeopleSoFar,
  sentence: number,
): void {
  const head = own.source ? document.tokens[own.source.head]! : null;
  const heard =
    !head || myself.has(head.lower) ? addressee(document, own) : head.tag === "PRON" ? resolvedTo : own.speaker.name;
  if (heard) people.heard(heard, sentence, head !== null && isSeveral(head));
}

/** "I asked the officer": "he said" in the next sentence is the officer. */
function addressee(document: Document, own: Attributed): string | null {
  const verb = own.cueEnd - 1;
  if (!own.source || !/^(?:ask|tell)$/.test(document.tokens[verb]?.lemma ?? "")) return null;
  const object = document.clausesOf(document.tokens[verb]!.sentence).find((clause) => clause.verb === verb)?.object;
  return object ? spanOf(document, object.first, object.end).text : null;
}

const myself: ReadonlySet<string> = new Set(["i", "me", "my", "we", "us", "our"]);

/** "Residents", "two men", "the police": nobody who could be "he". */
function isSeveral(head: Token): boolean {
  return head.tag === "NOUN" && (head.lower !== head.lemma || several.has(head.lower));
}

const several: ReadonlySet<string> = new Set("people police men women children troops staff authorities".split(" "));

/** "Two men came to the gate. They said": those whom the sentence before begins with. */
function severalBefore(document: Document, sentence: number): string | null {
  const before = document.sentences[sentence - 1];
  if (!before || before.paragraph !== document.sentences[sentence]!.paragraph) return null;
  const subject = document.clausesOf(sentence - 1).find((clause) => clause.finite && clause.subject)?.subject;
  return subject && isSeveral(document.tokens[subject.head]!)
    ? spanOf(document, subject.first, subject.end).text
    : null;
}

/** A headline ("His mother says …") comes before the one it speaks of is named: that is the first of the two sentences after it. */
function whom(document: Document, own: Attributed, people: PeopleSoFar, pronoun: string): Person | null {
  if (!people.isEmpty) return people.latest(pronoun);
  const { sentence } = document.tokens[own.cueFirst]!;
  const range = document.sentences[sentence]!;
  if (/^[.!?]$/.test(document.tokens[range.end - 1]!.text)) return null;
  const ahead = new PeopleSoFar();
  for (const next of document.sentences.slice(sentence + 1, sentence + 3)) ahead.see(document, next);
  return ahead.first(pronoun);
}
