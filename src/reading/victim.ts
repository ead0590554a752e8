import type { Document } from "./document.ts";
import type { Found } from "./found.ts";
import { gazetteerOf } from "./gazetteer.ts";
import type { Card, DeedClaim, DoneTo, Mention } from "./result.ts";
import { phraseVictim } from "./victim-phrase.ts";

type Victim = Card["victims"][number];

const mostVictims = 50;
const bodily =
  /^(?:killing|massacre|death-in-custody|beating|torture|sexual-violence|wounding|degrading-treatment|arrest|detention|disappearance|abduction|shooting|bombing|mob-attack|use-of-force|threat|forced-labour|forced-relocation|displacement|surveillance|denial-of-aid)$/;
const pronoun =
  /^(?:it|this|that|them|him|her|he|she|they|us|we|me|i|you|who|which|himself|herself|themselves|one|others?)$/i;

/** Those to whom the deeds of a text were done: by their fullest name in the text, or as a group as worded. At most 50; linear. */
export function victimsOf(found: Found, deeds: readonly DeedClaim[], mentions: readonly Mention[]): Victim[] {
  const names = new Names(found, mentions);
  const victims = new Map<string, Victim>();
  for (const deed of deeds) {
    if (!bodily.test(deed.deed) || isOfSuspect(found, deed, deeds)) continue;
    for (const patient of deed.doneTo) {
      const victim =
        found.document.language === "en" ? victimFrom(found, patient, names) : phraseVictim(found, patient, deed.deed);
      if (!victim || victims.has(victim.name.toLowerCase())) continue;
      victims.set(victim.name.toLowerCase(), victim);
      if (victims.size >= mostVictims) return [...victims.values()];
    }
  }
  return [...victims.values()];
}

function victimFrom(found: Found, patient: DoneTo, names: Names): Victim | null {
  if (patient.type === "property" || patient.type === "place") return null;
  const name = pronoun.test(patient.text) ? names.stoodFor(patient) : names.in(patient);
  if (!name && (pronoun.test(patient.text) || !isOfPeople(found, patient))) return null;
  if (name && !name.text.includes(" ") && name.text !== patient.text) return null;
  const text = name?.text ?? patient.text;
  const around = `${found.document.text.slice(Math.max(0, patient.start - 30), patient.start)} ${patient.text}`;
  return {
    name: text,
    group: name === null && patient.type === "group",
    sex: sexIn(around, found.document.text.slice(patient.end, patient.end + 60)),
    age: ageNear(found, name ?? patient),
    start: name?.start ?? patient.start,
    end: name?.end ?? patient.end,
  };
}

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
  return people.test(head) || people.test(first);
}

/** "arrested in connection with the killing", "suspects were detained": an arrest of an alleged doer is not done to a victim. */
function isOfSuspect(found: Found, deed: DeedClaim, deeds: readonly DeedClaim[]): boolean {
  if (!/^(?:arrest|detention)$/.test(deed.deed)) return false;
  const { text } = found.document;
  if (
    deed.doneTo.some((one) =>
      /\b(?:suspects?|perpetrators?|culprits?|assailants?|killers?|attackers?|kidnappers?|accused)\b/i.test(one.text),
    )
  )
    return true;
  const after = text.slice(deed.trigger.end, deed.trigger.end + 140).split(/[.;]/)[0] ?? "";
  if (!/\b(?:in connection|over the|suspect|suspicion|charged|accused|for the|murder|kidnapp|rape)/i.test(after))
    return false;
  const grave = /\b(?:murder|kill|kidnap|abduct|rape|shooting|assault|robbery|traffick)/i;
  return grave.test(after) && deeds.some((one) => /^(?:killing|abduction|sexual-violence)$/.test(one.deed));
}

interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const titles =
  /^(?:(?:mr|mrs|ms|dr|prof|professor|sir|president|journalist|activist|sheikh|sgt|sergeant|gov|governor|senator|judge|justice|lawyer|minister|father|pastor|bishop|imam|captain|colonel|general|comrade|chief|officer|hon|rev|lt|mp)\.? )+/i;

/** The names of people in a text, and which full name a shorter one or a pronoun stands for. */
class Names {
  readonly #names: readonly Name[];
  readonly #document: Document;
  readonly #fullest = new Map<string, string>();

  constructor(found: Found, mentions: readonly Mention[]) {
    this.#document = found.document;
    const places = gazetteerOf(found.lexicons).names;
    this.#names = mentions
      .filter((mention) => mention.type === "person" && !isOfAPlace(mention.text, places))
      .map((mention) => withoutTitle(mention))
      .sort((a, b) => a.start - b.start);
    for (const { text } of this.#names) {
      const parts = text.split(" ");
      for (const key of [parts.at(-1) ?? "", parts[0] ?? ""]) {
        const known = this.#fullest.get(key);
        if (parts.length > 1 && parts.length < 5 && !known) this.#fullest.set(key, text);
      }
    }
  }

  /** The name inside a phrase, or set beside it ("the doctor Amin Noor", "the doctor, Amin Noor,"); null when there is none. */
  in(patient: { start: number; end: number }): Name | null {
    const name = this.#names[this.#firstFrom(patient.start)];
    if (!name) return null;
    const between = this.#document.text.slice(patient.end, name.start);
    if (name.end <= patient.end || (name.start >= patient.end && /^(?: |, )$/.test(between))) return this.#full(name);
    return name.start < patient.end ? this.#full(name) : null;
  }

  /** The person last named at most 240 characters before a pronoun; null when none was. */
  stoodFor(patient: { text: string; start: number }): Name | null {
    if (!/^(?:he|she|him|her)$/i.test(patient.text)) return null;
    const name = this.#names[this.#firstFrom(patient.start) - 1];
    return name && patient.start - name.end < 240 ? this.#full(name) : null;
  }

  #full(name: Name): Name {
    if (name.text.includes(" ")) return name;
    return { ...name, text: this.#fullest.get(name.text.replace(/[’']s$/, "")) ?? name.text };
  }

  #firstFrom(position: number): number {
    let low = 0;
    for (let high = this.#names.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.#names[middle]!.start < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A name that is of a place or its people in every word ("American", "Western Sarwand") is nobody's. */
function isOfAPlace(text: string, places: ReturnType<typeof gazetteerOf>["names"]): boolean {
  const tokens = text
    .toLowerCase()
    .split(" ")
    .map((lower) => ({ lower }));
  const match = places.match(tokens, 0);
  return match !== null && match.length === tokens.length;
}

function withoutTitle(mention: Mention): Name {
  const title = titles.exec(mention.text)?.[0] ?? "";
  const text = mention.text.slice(title.length).replace(/[’']s$/, "");
  return text === ""
    ? mention
    : { text, start: mention.start + title.length, end: mention.start + title.length + text.length };
}
