import { doerWords } from "../by-phrase/phrase-doer.ts";
import type { Found } from "../found.ts";
import type { Mention } from "../result.ts";
import { closedClass } from "../words/closed-class.ts";
import { folded } from "../words/fold.ts";

/**
 * Names of people in a script without capitals: speakers told by name, and what follows a role ("ڈاکٹر حنا", "المحامي سليم دار") to the
 * end of the speaker's words. Each place once. Linear in the statements.
 */
export function namedSpeakers(found: Found): Mention[] {
  const { document, lexicons } = found;
  const small = closedClass(lexicons, document.language);
  const { roles, types, numbers } = doerWords(lexicons, document.language);
  const byStart = new Map<number, Mention>();
  for (const { speakers } of found.statements) {
    const speaker = speakers.at(-1);
    if (!speaker || speaker.start === null || speaker.end === null) continue;
    const words = [...document.text.slice(speaker.start, speaker.end).matchAll(/[^\s،,:]+/g)];
    const known = (word: string) =>
      roles.has(word) || types.starts(word) || numbers.person.has(word) || numbers.cardinal.has(word);
    const last = words.findLastIndex((word) => known(folded(word[0])));
    const first = words[last + 1];
    const rest = words.slice(last + 1).map((word) => folded(word[0]));
    const isName = rest.length > 0 && rest.length <= 4 && !rest.some((word) => held(small, word));
    if (!first || !isName) continue;
    const start = speaker.start + first.index;
    const text = document.text.slice(start, speaker.end);
    byStart.set(start, { kind: "mention", id: "", type: "person", text, start, end: speaker.end, resolved: null });
  }
  return [...byStart.values()];
}

/** A small word, or an Arabic adjective or definite noun after a role, is no name. */
function held(small: ReturnType<typeof closedClass>, word: string): boolean {
  return (
    word.startsWith("ال") ||
    [
      "postposition",
      "preposition",
      "genitive",
      "they",
      "self",
      "nobody",
      "boundary",
      "not-name",
      "female",
      "male",
    ].some((section) => small.is(word, section))
  );
}
