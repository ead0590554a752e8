import type { Found } from "../found.ts";
import { gazetteerOf } from "../place/gazetteer.ts";
import type { Mention } from "../result.ts";
import { tokenAt } from "../text/document.ts";
import { type EverydayWords, everydayWords } from "../words/everyday-word.ts";
import { remembered } from "../words/lexicon.ts";
import { isOfAPlace, isOfSomethingElse } from "./not-a-person.ts";
import { type Bare, withoutMark, withoutTitle } from "./person-name.ts";

/** A name where it stands, without title and "'s". */
export interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A person of the text: the fullest form of the name where it first stands, and every place that names the person. */
export interface NamedPerson extends Name {
  readonly at: readonly Name[];
}

const mostWords = 6;

/**
 * The people that a text names, in the order of their first names: a shorter name ("Tal", "Oru Tal") is the person whose longer
 * name holds its words in their order ("Oru Nur Tal"), the first of several. Linear in the mentions.
 */
export function namedPeople(found: Found, mentions: readonly Mention[]): NamedPerson[] {
  const words = everydayWords(found.lexicons);
  const places = gazetteerOf(found.lexicons);
  const persons = mentions.filter((mention) => mention.type === "person" && !isOfAPlace(mention.text, places));
  const alone = new Set(persons.map((mention) => withoutMark(mention.text.toLowerCase())));
  for (const name of [...alone]) {
    const blank = name.indexOf(" ");
    if (blank > 0 && addressed.test(name)) alone.add(name.slice(blank + 1));
  }
  const introduced = new Set(
    persons.filter(({ start }) => isAfterCalling(found, start, words)).map(({ text }) => text),
  );
  const bare = remembered((text) => {
    const name = withoutTitle(text, words, alone, introduced.has(text));
    return name && name.from > 0 && isOfAPlace(name.text, places) ? null : name;
  });
  const names = persons.flatMap((mention) => nameIn(mention, bare(mention.text))).sort((a, b) => a.start - b.start);
  const fullest = new Map<string, string>();
  const byWord = new Map<string, string[]>();
  const keys = [...new Set(names.map((name) => keyOf(name.text)))].sort(
    (a, b) => b.split(" ").length - a.split(" ").length,
  );
  for (const key of keys) {
    const parts = key.split(" ");
    const owner = parts.length < mostWords ? byWord.get(parts[0]!)?.find((full) => holds(full, parts)) : undefined;
    fullest.set(key, owner ?? key);
    if (owner || parts.length > mostWords) continue;
    for (const part of new Set(parts)) {
      const list = byWord.get(part) ?? [];
      if (list.length < 50) list.push(key);
      byWord.set(part, list);
    }
  }
  const people = new Map<string, Name[]>();
  for (const name of names) {
    const key = fullest.get(keyOf(name.text))!;
    const list = people.get(key);
    if (list) list.push(name);
    else people.set(key, [name]);
  }
  return [...people]
    .filter(([, at]) => at.some(({ text }) => text.includes(" ")) || at.length > 1 || isCalled(found, at[0]!, words))
    .filter(([, at]) => at.filter((name) => isOfSomethingElse(found, name, words)).length * 2 < at.length)
    .map(([key, at]) => ({ ...(at.find((name) => keyOf(name.text) === key) ?? at[0]!), at }));
}

/** "Mr Stone": the word by which a text speaks of somebody, common as it may be. */
const addressed = /^(?:mr|mrs|ms|miss|dr)[. ]/;

/** Right behind a calling or a post: "journalist Win Oru", "the lawyer Oru Stone". */
function isAfterCalling({ document }: Found, start: number, words: EverydayWords): boolean {
  const before = document.tokens[tokenAt(document, start) - 1];
  return before !== undefined && (words.is(before.word, "calling") || words.is(before.word, "title"));
}

/** After a title, a calling or a word for a person: one word alone, said once, is a name only there. */
function isCalled({ document }: Found, name: Name, words: EverydayWords): boolean {
  const before = document.tokens[tokenAt(document, name.start) - 1];
  const word = before?.text === "." ? document.tokens[tokenAt(document, name.start) - 2] : before;
  return (
    word !== undefined &&
    (words.is(word.word, "title") || words.is(word.word, "calling") || words.is(word.word, "person"))
  );
}

const between = /[\s.]+/g;
const spelledApart = /\s\s|[^\S ]|\./;
const article = /(^| )(?:al|el)-/g;

/** The words that a name is known by: "E.V. al-Tal" and "E. V. Tal" are one. */
function keyOf(text: string): string {
  const key = text.toLowerCase();
  const plain = spelledApart.test(key) ? key.replace(between, " ").trim() : key;
  return plain.includes("-") ? plain.replace(article, "$1") : plain;
}

/** Whether a full name holds all of a shorter one's words in their order; the last word of one is not the first of the other's only. */
function holds(full: string, parts: readonly string[]): boolean {
  const words = full.split(" ");
  let at = 0;
  for (const word of words) if (word === parts[at]) at++;
  if (at < parts.length) return false;
  return parts.length === 1 || words.at(-1) === parts.at(-1) || words[0] === parts[0] || words.at(-2) === parts.at(-1);
}

function nameIn({ start }: Mention, bare: Bare | null): Name[] {
  return bare ? [{ text: bare.text, start: start + bare.from, end: start + bare.from + bare.text.length }] : [];
}
