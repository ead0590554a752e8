import type { Document } from "../text/document.ts";

/** Somebody named in the text: the words of the name, and what the words tell of the sex. */
export interface Person {
  readonly name: string;
  readonly sex: "female" | "male" | "unknown";
  readonly start: number;
  readonly end: number;
}

const female = new Set(
  "she her herself mother wife sister daughter girl woman lady mrs ms miss smt begum bibi aunt grandmother widow".split(
    " ",
  ),
);
const male = new Set("he him himself his father husband brother son boy man mr uncle grandfather shri".split(" "));

/** Who was named so far, to find whom "he", "her mother" or "they" speak of: the latest that fits. */
export class PeopleSoFar {
  readonly #people: Person[] = [];
  readonly #self: string | null;
  #speaker: { readonly person: Person; readonly sentence: number; readonly several: boolean } | null = null;

  /** `self` tells of herself as "I": no "he" or "she" of hers stands for her. */
  constructor(self: string | null = null) {
    this.#self = self;
  }

  /** Takes in who spoke in a sentence: "He added" goes on with that speaker, unless those were several. */
  heard(name: string, sentence: number, several: boolean): void {
    const words = name.toLowerCase().split(/[^\p{L}]+/u);
    const sex = words.some((word) => female.has(word))
      ? "female"
      : words.some((word) => male.has(word))
        ? "male"
        : "unknown";
    this.#speaker = { person: { name, sex, start: 0, end: 0 }, sentence, several };
  }

  /** Who spoke last, in the same sentence or one of the two before it, if the pronoun may speak of them. */
  speaker(pronoun: string, sentence: number): Person | null {
    const last = this.#speaker;
    if (!last || sentence - last.sentence > 2) return null;
    if (pronoun === "they" ? !last.several && !bodies.test(last.person.name) : last.several) return null;
    return fits(last.person, sexOf(pronoun)) ? last.person : null;
  }

  /** The body that spoke in the same sentence or the one before it, of which "it" may speak; null when that was a person. */
  body(sentence: number): Person | null {
    const last = this.#speaker;
    if (!last || sentence - last.sentence > 1 || last.person.sex !== "unknown") return null;
    return bodies.test(last.person.name) ? last.person : null;
  }

  /** Takes in the names of a sentence; at most 64 are remembered. */
  see(document: Document, range: { readonly first: number; readonly end: number }): void {
    for (let at = range.first; at < range.end; at++) {
      const name = nameOf(document, at, range.end);
      if (!name || this.#isSelf(name.person.name)) continue;
      this.#people.push(name.person);
      at = name.end - 1;
    }
    if (this.#people.length > 64) this.#people.splice(0, this.#people.length - 64);
  }

  #isSelf(name: string): boolean {
    return this.#self !== null && name.split(" ").every((word) => this.#self?.split(" ").includes(word));
  }

  /** Whether nobody was named yet. */
  get isEmpty(): boolean {
    return this.#people.length === 0;
  }

  /** The first person that a pronoun or possessive in a headline may speak of; null when none was named. */
  first(pronoun: string): Person | null {
    const sex = sexOf(pronoun);
    return this.#people.find((person) => fits(person, sex)) ?? null;
  }

  /** The latest person that a pronoun or possessive may speak of; null when none was named. */
  latest(pronoun: string): Person | null {
    const sex = sexOf(pronoun);
    return this.#people.findLast((person) => fits(person, sex)) ?? null;
  }
}

const bodies =
  /\b(?:army|police|military|navy|air force|government|ministry|council|court|commission|committee|union|association|hospital|party|group|front|movement|company|firm|office|department|agency|organi[sz]ation|network|watchdog|observatory|embassy|administration|authority|force|church|university|board|bureau|federation|league|alliance|coalition|tribunal|parliament|senate|assembly|centre|center|foundation|institute|paper|newspaper|report|statement|red cross|red crescent|united nations|un|amnesty|watch)$/i;

function sexOf(word: string): Person["sex"] {
  return female.has(word) ? "female" : male.has(word) ? "male" : "unknown";
}

function fits(person: Person, sex: Person["sex"]): boolean {
  return sex === "unknown" || person.sex === "unknown" || person.sex === sex;
}

const articled = /^(?:al|el|as|ar|an|ad|az|ul|ur)[-‐‑]\p{Lu}/u;

/** "al-Tal", and "bin" or "de la" before a further name: words in small letters inside a name. */
function joinsNames(tokens: Document["tokens"], at: number): boolean {
  const { text, sentence } = tokens[at]!;
  if (text.length > 3 && articled.test(text)) return true;
  if (!particles.has(text)) return false;
  const next = tokens[at + 1];
  return (
    next?.sentence === sentence &&
    (next.tag === "PROPER" || (secondParticles.has(next.text) && tokens[at + 2]?.tag === "PROPER"))
  );
}

const particles: ReadonlySet<string> = new Set("bin ibn bint de del da dos di van von der den la al el".split(" "));
const secondParticles: ReadonlySet<string> = new Set("la los las der den".split(" "));

/** The personal name that starts at a token: capitals in a row that no place, month or "the" marks; null when none does. */
export function nameOf(document: Document, at: number, limit: number): { person: Person; end: number } | null {
  const { tokens } = document;
  if (!document.cased || tokens[at]!.tag !== "PROPER" || tokens[at - 1]?.lower === "the") return null;
  let end = at;
  while (
    end < limit &&
    end < at + 6 &&
    (tokens[end]!.tag === "PROPER" ||
      (tokens[end]!.text === "." && tokens[end + 1]?.capital) ||
      (end > at && joinsNames(tokens, end)))
  )
    end++;
  while (end > at && tokens[end - 1]!.kind === "punct") end--;
  const before = tokens[at - 1]?.lower ?? "";
  if (beforePlace.has(before) && end - at === 1) return null;
  const start = tokens[at]!.start;
  const stop = tokens[end - 1]!.end;
  const title = tokens[at]!.lower;
  const own = sexOf(title);
  const beside = sexOf(before);
  const sex = own === "female" || beside === "female" ? "female" : own === "unknown" ? beside : own;
  return { person: { name: document.text.slice(start, stop), sex, start, end: stop }, end };
}

const beforePlace: ReadonlySet<string> = new Set("in at near from of on to until since during by".split(" "));
