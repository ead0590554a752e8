import { deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import { type Name, type NamedPerson, namedPeople } from "../mention/named-person.ts";
import type { Card, DeedClaim, DoneTo, Mention } from "../result.ts";
import { tokenAt } from "../text/document.ts";
import { everydayWords } from "../words/everyday-word.ts";
import { cardWeights } from "./card-weights.ts";
import { firstFrom } from "./name-order.ts";
import { victimEvidence } from "./victim-evidence.ts";
import { phraseVictim } from "./victim-phrase.ts";

type Victim = Card["victims"][number];

const mostVictims = 50;
const bodily =
  /^(?:killing|massacre|death-in-custody|beating|torture|sexual-violence|wounding|degrading-treatment|arrest|detention|disappearance|abduction|shooting|bombing|mob-attack|use-of-force|threat|forced-labour|forced-relocation|displacement|surveillance|denial-of-aid)$/;
const pronoun =
  /^(?:it|this|that|them|him|her|he|she|they|us|we|me|i|you|who|which|himself|herself|themselves|one|others?)$/i;

/** “Thirty of them”. */
const someOf = /^[a-z\d,]{1,20} of (?:them|us)$/i;

/** A person of a text with how likely they are one of its victims, 0 to 1, and the entries of the lexicon that say so. */
export interface WeighedPerson {
  readonly person: NamedPerson;
  readonly sure: number;
  readonly why: () => readonly string[];
}

/** Everyone an English text names, weighed by what its deeds tell of them; none in other languages. Linear. */
export function weighedPeople(
  found: Found,
  mentions: readonly Mention[],
  deeds: readonly DeedClaim[],
): WeighedPerson[] {
  if (found.document.language !== "en") return [];
  const weights = cardWeights(found.lexicons, "en/card-victims.txt");
  return victimEvidence(found, namedPeople(found, mentions), deeds).map(({ person, features }) => ({
    person,
    sure: weights.sureOf(features),
    why: () => weights.whyOf(features),
  }));
}

/** From which probability on somebody counts as a victim: with what is sure only, and with everything. */
export function victimFrom(found: Found): { readonly sure: number; readonly everything: number } {
  return cardWeights(found.lexicons, "en/card-victims.txt").from;
}

/** Where the text names those who are likelier than not its victims. */
export function likelyVictims(found: Found, people: readonly WeighedPerson[]): readonly Name[] {
  const { sure: least } = victimFrom(found);
  return people.filter(({ sure }) => sure >= least).flatMap(({ person }) => person.at);
}

/**
 * Those to whom the deeds of a text were done, in text order: in English everyone named for whom the learned weights speak, by the
 * fullest name; and groups and people without a name as worded. At most 50; linear.
 */
export function victimsOf(
  found: Found,
  deeds: readonly DeedClaim[],
  suspects: ReadonlySet<DeedClaim>,
  people: readonly WeighedPerson[],
): Victim[] {
  const { document } = found;
  const names = people.flatMap(({ person }) => person.at).sort((a, b) => a.start - b.start);
  const least = document.options.everything === true ? victimFrom(found).everything : victimFrom(found).sure;
  const isAccused = accusedAmong(deeds, suspects);
  const likely = people.filter(({ person, sure }) => sure >= least && !isAccused(person));
  const named = (likely.length > 0 ? likely : plainlyDoneTo(deeds, suspects, people)).map(({ person, sure, why }) =>
    namedVictim(found, person, sure, why()),
  );
  const worded = deeds.flatMap((deed) => {
    if (!bodily.test(deed.deed) || suspects.has(deed)) return [];
    return deed.doneTo.flatMap((patient) => {
      if (document.language !== "en") return phraseVictim(found, patient, deed) ?? [];
      return holdsName(document.text, names, patient)
        ? []
        : (wordedVictim(found, patient, deed, named.length > 0) ?? []);
    });
  });
  const starts = new Set(named.map(({ start }) => start));
  const told = selfTold(found, deeds, suspects).filter(({ start }) => !starts.has(start));
  const byName = new Map<string, Victim>();
  for (const victim of [...named, ...told, ...worded].sort((a, b) => a.start - b.start)) {
    const key = victim.name.toLowerCase();
    if (!byName.has(key) && byName.size < mostVictims) byName.set(key, victim);
  }
  return [...byName.values()];
}

const self = /^(?:I|me|myself)$/i;

/** "I was held for eleven days", told by somebody who is named: she is one of those it was done to. */
function selfTold(found: Found, deeds: readonly DeedClaim[], suspects: ReadonlySet<DeedClaim>): Victim[] {
  if (found.document.language !== "en") return [];
  const byId = new Map(found.statements.map((statement) => [statement.id, statement]));
  return deeds.flatMap((deed) => {
    if (!bodily.test(deed.deed) || suspects.has(deed)) return [];
    if (!deed.doneTo.some(({ text }) => self.test(text))) return [];
    const teller = byId.get(deed.statement)?.speakers.at(-1);
    if (!teller || teller.start === null || teller.end === null || !fullName.test(teller.name)) return [];
    return [
      {
        name: teller.name,
        named: true,
        group: false,
        sex: "unknown",
        age: ageNear(found, { start: teller.start, end: teller.end }),
        start: teller.start,
        end: teller.end,
        sure: deed.sure,
        why: [...deed.why, "teller"],
      },
    ];
  });
}

/** A name and no description: every word with a capital. */
const fullName = /^\p{Lu}[\p{L}’'.-]*(?: (?:\p{Lu}[\p{L}’'.-]*|al|bin|de|van|von)){1,4}$/u;

/** Whether somebody is named as the one whom an arrest of a suspect was of, and as one to whom no other bodily deed was done. */
function accusedAmong(deeds: readonly DeedClaim[], suspects: ReadonlySet<DeedClaim>): (person: NamedPerson) => boolean {
  const spans = (wanted: boolean) =>
    deeds.filter((deed) => bodily.test(deed.deed) && suspects.has(deed) === wanted).flatMap(({ doneTo }) => doneTo);
  const [held, harmed] = [spans(true), spans(false)];
  const isIn = (list: readonly DoneTo[], { at }: NamedPerson) =>
    list.some(({ start, end }) => at.some((name) => name.start >= start && name.end <= end));
  return (person) => held.length > 0 && isIn(held, person) && !isIn(harmed, person);
}

/** Where the weights speak for nobody: those named as the ones a deed was done to, as sure as the deed is. */
function plainlyDoneTo(
  deeds: readonly DeedClaim[],
  suspects: ReadonlySet<DeedClaim>,
  people: readonly WeighedPerson[],
): WeighedPerson[] {
  const byStart = new Map(people.flatMap((one) => one.person.at.map(({ start }) => [start, one] as const)));
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  const names = starts.map((start) => ({ start }));
  const victims = new Map<NamedPerson, WeighedPerson>();
  for (const deed of deeds) {
    if (!bodily.test(deed.deed) || suspects.has(deed)) continue;
    for (const patient of deed.doneTo) {
      const name = names[firstFrom(names, patient.start)];
      const one = name && name.start < patient.end ? byStart.get(name.start) : undefined;
      if (one?.person.text.includes(" ") && !victims.has(one.person))
        victims.set(one.person, { person: one.person, sure: deed.sure, why: () => deed.why });
    }
  }
  return [...victims.values()];
}

function namedVictim(found: Found, person: NamedPerson, sure: number, why: readonly string[]): Victim {
  const { text } = found.document;
  const sexes = person.at.map(({ start, end }) =>
    sexIn(text.slice(Math.max(0, start - 30), start), text.slice(end, end + 60)),
  );
  return {
    name: person.text,
    named: true,
    group: false,
    sex: sexes.find((sex) => sex !== "unknown") ?? "unknown",
    age: person.at.map((name) => ageNear(found, name)).find((age) => age !== null) ?? null,
    start: person.start,
    end: person.end,
    sure,
    why,
  };
}

/** A group or somebody without a name; "the man" is nobody new where a victim was named. */
function wordedVictim(found: Found, patient: DoneTo, deed: DeedClaim, someNamed: boolean): Victim | null {
  if (patient.type === "property" || patient.type === "place") return null;
  if (pronoun.test(patient.text) || !isOfPeople(found, patient)) return null;
  const group = patient.type === "group" || someOf.test(patient.text);
  if (someNamed && !group && /^(?:the|this|that|his|her|their)\b/i.test(patient.text)) return null;
  const { text } = found.document;
  const before = `${text.slice(Math.max(0, patient.start - 30), patient.start)} ${patient.text}`;
  return {
    name: patient.text,
    named: false,
    group,
    sex: sexIn(before, text.slice(patient.end, patient.end + 60)),
    age: ageNear(found, patient),
    start: patient.start,
    end: patient.end,
    sure: deed.sure,
    why: deed.why,
  };
}

/** Whether a person's name stands in a phrase or right beside it. Logarithmic in the names. */
function holdsName(text: string, names: readonly Name[], patient: DoneTo): boolean {
  const before = names[firstFrom(names, patient.start) - 1];
  const after = names[firstFrom(names, patient.start)];
  return (
    (before !== undefined && before.end > patient.start) ||
    (after !== undefined &&
      (after.start <= patient.end + 2 ||
        sharesName.test(text.slice(patient.end, Math.min(after.start, patient.end + 40)))))
  );
}

/** "Two brothers, Idrin and Tal Voss": only the last bears the whole name. */
const sharesName = /^, \p{Lu}\p{Ll}{1,20}(?:, \p{Lu}\p{Ll}{1,20}){0,3} and $/u;

function sexIn(before: string, after: string): Victim["sex"] {
  if (/\b(?:woman|women|girl|girls|mother|sister|daughter|wife|mrs|ms|actress)\b/i.test(before)) return "female";
  if (/\b(?:man|men|boy|boys|son|father|brother|husband|mr)\b/i.test(before)) return "male";
  const next = /\b(?:he|his|him|she|her)\b/i.exec(after)?.[0].toLowerCase() ?? "";
  return next === "" ? "unknown" : next.startsWith("h") && next !== "her" ? "male" : "female";
}

function ageNear(found: Found, at: { start: number; end: number }): string | null {
  const { text } = found.document;
  return (
    /\b(\d{1,3})[- ]year[- ]old/.exec(text.slice(Math.max(0, at.start - 40), at.end + 14))?.[1] ??
    /^, (\d{1,2})[,.]/.exec(text.slice(at.end, at.end + 6))?.[1] ??
    null
  );
}

const people =
  /(?:people|men|women|children|persons?|man|woman|boys?|girls?|child|civilians?|protest[eo]rs?|demonstrators?|journalists?|activists?|students?|workers?|villagers?|residents?|prisoners?|detainees|inmates?|refugees|migrants|families|family|members|leaders?|opponents|critics|lawyers?|doctors?|teachers?|farmers?|passengers?|muslims?|christians?|hindus?|jews|supporters?|hostages|captives|victims?|youths?|teenagers?|mothers?|fathers?|brothers?|sisters?|sons?|daughters?|wife|husband|officers?|soldiers?|policemen|troops|staff|employees|drivers?|traders?|population|community|citizens?|nationals|monks?|priests?|nurses?|reporters?|editors?|defenders?|unionists?|weavers?|bakers?|dozens|hundreds|thousands)$/i;

/** A noun phrase that is of people: its head is a word for people. */
function isOfPeople(found: Found, patient: DoneTo): boolean {
  const first = /^[^,(]{1,80}/.exec(patient.text)?.[0].trim() ?? "";
  const head = first.replace(/ (?:of|in|from|at|with|near|on|who|that)\b.{0,80}$/, "");
  if (!found.document.cased && !head.includes(" ")) return true;
  return people.test(head) || people.test(first) || isHeadOfPeople(found, patient) || someOf.test(first);
}

/** "Eleven seamstresses from Marl": the last word before a preposition is a word for a person, and of no kind that does deeds. */
function isHeadOfPeople({ document, lexicons }: Found, { start, end }: DoneTo): boolean {
  const words = everydayWords(lexicons);
  let head = null;
  for (let at = tokenAt(document, start); document.tokens[at] && document.tokens[at]!.start < end; at++) {
    const token = document.tokens[at]!;
    if (token.tag === "PREP" || token.tag === "PUNCT") break;
    head = token;
  }
  const isDoer = head !== null && deedLexicon(lexicons).doerType.starts(head.lower);
  return head?.tag === "NOUN" && !isDoer && words.sectionsOf(head.word).has("person");
}
