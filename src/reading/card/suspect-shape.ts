import type { PhraseContext, SuspectPhrase } from "./suspect-phrase.ts";

/** What somebody may be worded as, of which the ties to a deed weigh each by themselves: names of features in `en/card-doers.txt`. */
export const shapes: ReadonlySet<string> = new Set([
  "a word for a wrongdoer",
  "somebody unknown",
  "somebody",
  "a short form",
  "an armed body",
  "a kind of doer",
  "a name of one word",
  "a titled name",
  "a name",
  "in quotation marks",
  "a body",
  "a post",
]);

/** Those who may have done a deed though nothing ties them to it but that they stand beside it. */
export const likely: ReadonlySet<string> = new Set([
  "a kind of doer",
  "an armed body",
  "a short form",
  "a word for a wrongdoer",
  "somebody unknown",
  "somebody",
]);

const bySection = [
  ["group", "a body"],
  ["wrongdoer", "a word for a wrongdoer"],
  ["armed-body", "an armed body"],
  ["bare-one", "somebody"],
  ["title", "a post"],
  ["calling", "a calling"],
] as const;

/** What a phrase is by its own words: a name, one or several, of whom little is known. Of no party more than of another. */
export function shapeOf(context: PhraseContext, short: ReadonlySet<string>, phrase: SuspectPhrase): string[] {
  const { document, sections } = context;
  const signs: string[] = [phrase.form];
  let unknown = false;
  let counted = false;
  for (let at = phrase.first; at < phrase.end; at++) {
    unknown ||= sections[at]!.has("unknown-one");
    counted ||= document.tokens[at]!.tag === "NUM" || document.tokens[at]!.kind === "number";
  }
  if (unknown) signs.push("armed or unknown");
  if (counted) signs.push("counted");
  const length = phrase.end - phrase.first;
  signs.push(length === 1 ? "one word" : length < 4 ? "2-3 words" : "four words or more");
  if (short.has(document.tokens[phrase.head]!.lower)) signs.push("a short form");
  else if (phrase.form === "quoted") signs.push("in quotation marks");
  else if (phrase.form !== "name") signs.push(...nounSigns(context, phrase, unknown));
  else
    signs.push(sections[phrase.first]!.has("title") ? "a titled name" : length > 1 ? "a name" : "a name of one word");
  return signs;
}

function nounSigns(context: PhraseContext, phrase: SuspectPhrase, unknown: boolean): string[] {
  if (isKindOfDoer(context, phrase)) return ["a kind of doer"];
  const { lower, lemma, word } = context.document.tokens[phrase.head]!;
  const sections = context.sections[phrase.head]!;
  const signs: string[] = bySection
    .filter(([section]) => sections.has(section))
    .map(([section, shape]) => (section === "bare-one" && unknown ? "somebody unknown" : shape));
  if (signs.length === 0) signs.push(context.words.has(word) ? "other people" : "an uncommon word");
  return [...signs, lemma === lower ? "one as worded" : "several as worded"];
}

/** Whoever the lexicon of doers has is one kind, and as one or several. */
function isKindOfDoer({ lexicon, document }: PhraseContext, phrase: SuspectPhrase): boolean {
  for (let at = phrase.head; at >= phrase.first && at > phrase.head - 4; at--) {
    const match = lexicon.doerType.match(document.tokens, at);
    if (match && at + match.length === phrase.head + 1) return true;
  }
  return false;
}
