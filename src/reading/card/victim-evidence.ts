import { deedFamily } from "../deed/deed-kinds.ts";
import { deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import type { Name, NamedPerson } from "../mention/named-person.ts";
import type { DeedClaim } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import { everydayWords } from "../words/everyday-word.ts";
import { isDoneTo, NameRoles, namesIn } from "./name-roles.ts";
import { NameSigns } from "./name-signs.ts";
import { signOf } from "./sign.ts";
import { arrestsOfSuspects } from "./suspect-arrest.ts";

/** What speaks for and against a person of the text being one to whom its deeds were done: names of features in `en/card-victims.txt`. */
export interface Evidence {
  readonly person: NamedPerson;
  readonly features: ReadonlySet<string>;
}

const violence = /^(?:life|body|taken|attack)$/;
/** What ties somebody to a deed, the closest first, and what else is told of them: both together weigh more than each. */
const ties = [
  ["done to in sentences 1-3", "done to early"],
  ["done to: ", "done to"],
  ["beside done to", "done to"],
  ["after a noun: ", "after a noun"],
  ["owner of a noun: ", "after a noun"],
  ["tried", "tried"],
  ["freed", "freed"],
  ["before a passive deed", "before a passive deed"],
  ["in a sentence with a deed: life", "beside violence"],
  ["in a sentence with a deed: taken", "beside violence"],
  ["in a sentence with a deed", "beside a deed"],
] as const;
const alongside = [
  "speaks",
  "after a calling",
  "after a title",
  "in a sentence of a trial",
  "in sentence 1",
  "later",
  "named once",
  "does something else",
] as const;
/** The evidence for every person named. Linear in mentions and deeds. */
export function victimEvidence(found: Found, people: readonly NamedPerson[], deeds: readonly DeedClaim[]): Evidence[] {
  const text = new TextEvidence(found, people, deeds);
  const all = people.map((person) => ({ person, features: text.of(person), times: text.timesDoneTo(person) }));
  const most = all.reduce((highest, { times }) => Math.max(highest, times), 0);
  all.forEach(({ features, times }, index) => {
    if (times > 0) features.add(times === most ? "done to most often" : "done to less often than another");
    else features.add(most > 0 ? "nothing done but to another" : "nothing done to anyone");
    if (times > 1) features.add(times === 2 ? "done to twice" : "done to 3 times or more");
    if (index === 0) features.add("named first");
    const tie = tieOf(features);
    features.add(signOf("tied: ", tie));
    const andTie = signOf(" and ", tie);
    for (const one of alongside) if (features.has(one)) features.add(signOf(one, andTie));
  });
  return all;
}

/** The name of the closest tie that a feature tells. */
function tieOf(features: ReadonlySet<string>): string {
  let closest: number = ties.length;
  for (const feature of features)
    for (let at = 0; at < closest; at++) if (feature.startsWith(ties[at]![0])) closest = at;
  return ties[closest]?.[1] ?? "apart";
}

function shareOf(share: number): string {
  return share < 0.08 ? "less than 8 %" : share < 0.2 ? "8-20 %" : share < 0.4 ? "20-40 %" : "40 % or more";
}

class TextEvidence {
  readonly #document: Document;
  readonly #roles: NameRoles;
  readonly #signs: NameSigns;
  readonly #speakers: ReadonlySet<number>;
  readonly #text: readonly string[];
  readonly #most: number;
  readonly #all: number;

  constructor(found: Found, people: readonly NamedPerson[], deeds: readonly DeedClaim[]) {
    this.#document = found.document;
    const words = everydayWords(found.lexicons);
    const bySentence: DeedClaim[][] = [];
    for (const deed of deeds) {
      const { sentence } = this.#document.tokens[tokenAt(this.#document, deed.trigger.start)]!;
      bySentence[sentence] ??= [];
      bySentence[sentence]!.push(deed);
    }
    const names = people.flatMap((person) => person.at).sort((a, b) => a.start - b.start);
    this.#roles = new NameRoles(found.document, words, names, deeds, arrestsOfSuspects(found, deeds));
    this.#signs = new NameSigns(found.document, deedLexicon(found.lexicons), words, bySentence);
    this.#speakers = new Set(
      found.statements.flatMap((one) =>
        one.speakers.flatMap(({ start, end }) => namesIn(names, start, end).map((name) => name.start)),
      ),
    );
    this.#most = people.reduce((highest, person) => Math.max(highest, person.at.length), 0);
    this.#all = names.length;
    this.#text = textFeatures(people, bySentence);
  }

  of(person: NamedPerson): Set<string> {
    const features = new Set(this.#text);
    for (const name of person.at) {
      for (const role of this.#roles.of(name)) {
        features.add(role);
        if (this.#sentenceOf(name) < 3 && isDoneTo(role)) features.add("done to in sentences 1-3");
      }
      for (const sign of this.#signs.of(name)) features.add(sign);
      if (this.#speakers.has(name.start)) features.add("speaks");
    }
    const spoken = person.at.filter((name) => this.#speakers.has(name.start)).length;
    if (spoken * 2 >= person.at.length) features.add("speaks mostly");
    const sentence = this.#sentenceOf(person.at[0]!);
    features.add(
      sentence === 0
        ? "in sentence 1"
        : sentence < 3
          ? "in sentences 2-3"
          : sentence < 8
            ? "in sentences 4-8"
            : "later",
    );
    features.add(
      person.at.length === 1 ? "named once" : person.at.length < 4 ? "named 2-3 times" : "named 4 times or more",
    );
    features.add(signOf("of all names: ", shareOf(person.at.length / this.#all)));
    if (person.at.length > 1 && person.at.length === this.#most)
      features.add(
        `named most: ${features.has("the text tells: arrests alone") ? "arrests alone" : "violence or neither"}`,
      );
    const parts = person.text.split(" ").length;
    features.add(parts === 1 ? "one word" : parts === 2 ? "two words" : "three words or more");
    const did = [...features].some((one) => one.startsWith("doer: ") && violence.test(one.slice(6)));
    if (did) features.add("did violence");
    if ([...features].some((one) => /^(?:beside )?done to: held$/.test(one)))
      features.add(did || features.has("tried for violence") ? "held and of violence" : "held and of no violence");
    if (![...features].some((one) => one.startsWith("done to"))) features.add("done nothing");
    return features;
  }

  #sentenceOf(name: Name): number {
    return this.#document.tokens[tokenAt(this.#document, name.start)]!.sentence;
  }

  /** How many mentions of a person something is done to, or is listed with them. */
  timesDoneTo(person: NamedPerson): number {
    return person.at.filter((name) => [...this.#roles.of(name)].some(isDoneTo)).length;
  }
}

/** What the text as a whole tells: how many are named, and which deeds its first three sentences tell. */
function textFeatures(people: readonly NamedPerson[], deeds: readonly (readonly DeedClaim[])[]): string[] {
  const count = people.length;
  const named = count < 3 ? "1-2" : count < 6 ? "3-5" : count < 12 ? "6-11" : "12 or more";
  const early = new Set(deeds.slice(0, 3).flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed))));
  const told = deeds.flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed)));
  const violent = told.some((family) => violence.test(family));
  const held = told.includes("held");
  const kind = violent ? (held ? "violence and arrests" : "violence") : held ? "arrests alone" : "neither";
  return [
    signOf("the text tells: ", kind),
    signOf("people named: ", named),
    ...[...early].map((family) => signOf("the text opens with: ", family)),
  ];
}
