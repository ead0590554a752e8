import { fold } from "./fold.ts";
import type { TableFiles } from "./letterTables.ts";

/** What a word does in a name beside sounding. */
export type WordRole = "name" | "honorific" | "particle" | "patronymic" | "form" | "generic";

/** Words of names as `words.txt` tells them. */
export interface WordTables {
  role(key: string): WordRole;
  /** The words of a name with clerks' shortenings written out and legal forms of several words made one. */
  expand(keys: readonly string[]): string[];
  /** The place of which a folded word is the adjective, as far as endings tell; the word itself where they do not. */
  place(key: string): string;
}

const roles: readonly WordRole[] = ["honorific", "particle", "form", "generic"];
/** Words of so many letters are told by them though one is doubled or not. */
const longWord = 10;

/** A word with each doubled letter once. */
function oneOfTwo(word: string): string {
  return word.replace(/(.)\1/g, "$1");
}

/** What an adjective's ending leaves of a place has three letters or more. */
const shortestPlace = 3;
/** No phrase in the table is longer, in words. */
const longestPhrase = 5;

/**
 * Parses `words.txt`: sections `[honorific]`, `[particle]`, `[form]`, `[generic]` of `word, word | … | why`, `[patronymic]` and `[of-place]` of endings,
 * and `[short]` of `word, word | written out | why`. Words are folded as names are.
 */
export function parseWordTables(files: TableFiles): WordTables {
  const role = new Map<string, WordRole>();
  const short = new Map<string, string>();
  const endings: string[] = [];
  const ofPlace: string[] = [];
  let section = "";
  const text = Object.entries(files).find(([path]) => path.endsWith("words.txt"))?.[1] ?? "";
  for (const line of text.split("\n")) {
    const heading = /^\[([\w-]+)\]$/.exec(line.trim())?.[1];
    if (heading) section = heading;
    if (heading || line.trim() === "" || line.startsWith("#")) continue;
    const [list = "", full = ""] = line.split("|").map((field) => field.trim());
    for (const word of list.split(",").map((one) => fold(one).key.trim())) {
      if (section === "patronymic") endings.push(word);
      if (section === "of-place") ofPlace.push(word);
      const known = roles.find((one) => one === section);
      if (known && !word.includes(" ")) role.set(word, known);
      else if (known) {
        short.set(word, word.replaceAll(" ", ""));
        role.set(word.replaceAll(" ", ""), known);
      } else if (section === "short") short.set(word, full);
    }
  }
  // Of a long word writers double a letter that is single, and the other way round: Aktiengeselschaft.
  const long = new Map(
    [...role].filter(([word]) => word.length >= longWord).map(([word, own]) => [oneOfTwo(word), own]),
  );
  const isPatronymic = (key: string) =>
    endings.some((ending) => key.length > ending.length + 1 && key.endsWith(ending));
  return {
    role: (key) =>
      role.get(key) ??
      (key.length < longWord - 1 ? undefined : long.get(oneOfTwo(key))) ??
      (isPatronymic(key) ? "patronymic" : "name"),
    expand: (keys) => expand(keys, short),
    place: (key) => {
      const ending = ofPlace.find((one) => key.endsWith(one) && key.length >= one.length + shortestPlace);
      return ending ? key.slice(0, -ending.length) : key;
    },
  };
}

function expand(keys: readonly string[], short: ReadonlyMap<string, string>): string[] {
  const out: string[] = [];
  for (let at = 0; at < keys.length; ) {
    let taken = 0;
    for (let length = Math.min(longestPhrase, keys.length - at); length > 0 && taken === 0; length--) {
      const full = short.get(length === 1 ? keys[at]! : keys.slice(at, at + length).join(" "));
      if (full === undefined) continue;
      out.push(...full.split(" "));
      taken = length;
    }
    if (taken === 0) out.push(keys[at]!);
    at += Math.max(1, taken);
  }
  return out;
}
