import { deedFamily } from "../deed/deed-kinds.ts";
import type { Name } from "../mention/named-person.ts";
import type { DeedClaim, DoneTo } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import type { EverydayWords } from "../words/everyday-word.ts";
import { firstFrom } from "./name-order.ts";

/** What may stand between two names of a list: ", ", " and ", "; and the weaver ", ", 61, a farmer; ". */
const inRow = /^(?:,? ?\(?\d{1,3}\)?)?(?:[,;]| and| &)(?: and)? (?:\S{1,20} ){0,5}$/;
/** What may stand between a group and the first of its names: "seven weavers, namely: ", "three editors – ". */
const listOpens =
  /^(?:,? (?:namely|including|such as|among them|identified as|named|they are|like)|:| ?[–—-]{1,2})(?: ?:)? "?(?:\S{1,20} ){0,4}$/;
/** The same further on in the sentence, where the group was told before: "dozens were jailed, including the poet X". */
const listOpensLater =
  /(?:including|such as|namely|among them|identified as|named as|like)(?: ?:)? ["“]?(?:\S{1,20} ){0,5}$/;
const opensWithAmong =
  /^(?:among (?:them|those|the)|they (?:are|were|include)|those|the (?:dead|victims|detainees|four|three|two))\b/i;
const pronoun = /^(?:he|she|him|her)$/i;
/** How far back a pronoun's name may stand, and how far on a list may begin, in UTF-16 units. */
const pronounReach = 240;
const listReach = 200;

/** Whether a role says that a deed was done to somebody, by itself or as one of a list. */
export function isDoneTo(role: string): boolean {
  return /^(?:beside |listed with )?done to/.test(role);
}

/** Whether a role is handed on to the next name of a list. */
function isHandedOn(role: string): boolean {
  return isDoneTo(role) || role === "tried" || role === "tried for violence" || role === "freed";
}

/** What deeds and courts do with each place where somebody is named: names of features in `en/card-victims.txt`, by where the name starts. */
export class NameRoles {
  readonly #document: Document;
  readonly #words: EverydayWords;
  readonly #names: readonly Name[];
  readonly #roles = new Map<number, Set<string>>();
  readonly #suspects: ReadonlySet<DeedClaim>;

  /** `names` in text order; `suspects` are the arrests of alleged doers. Linear. */
  constructor(
    document: Document,
    words: EverydayWords,
    names: readonly Name[],
    deeds: readonly DeedClaim[],
    suspects: ReadonlySet<DeedClaim>,
  ) {
    this.#document = document;
    this.#words = words;
    this.#names = names;
    this.#suspects = suspects;
    const groups: { deed: DeedClaim; patient: DoneTo; sentence: number }[] = [];
    for (const deed of deeds) {
      for (const patient of deed.doneTo)
        if (!this.#findDone(deed, patient)) groups.push({ deed, patient, sentence: this.#sentenceAt(patient.start) });
      for (const name of namesIn(this.#names, deed.doer.start, deed.doer.end))
        this.#add(name.start, `doer: ${deedFamily(deed.deed)}`);
    }
    for (const one of groups) this.#findListed(one.deed, one.patient, one.sentence);
    const violent = new Set(
      deeds
        .filter((deed) => /^(?:life|body|taken|attack)$/.test(deedFamily(deed.deed)))
        .map((deed) => this.#sentenceAt(deed.trigger.start)),
    );
    for (const sentence of new Set(names.map((name) => this.#sentenceAt(name.start))))
      this.#findCourts(sentence, violent.has(sentence));
    this.#handOn();
  }

  of(name: Name): ReadonlySet<string> {
    return this.#roles.get(name.start) ?? none;
  }

  /** Gives a patient's names their role; false when it holds none and is no pronoun. */
  #findDone(deed: DeedClaim, patient: DoneTo): boolean {
    const inside = namesIn(this.#names, patient.start, patient.end);
    for (const { start } of inside) this.#addDeed(start, "done to", deed);
    if (inside.length > 0) return true;
    const at = firstFrom(this.#names, patient.end);
    const after = this.#names[at];
    const between = after ? this.#between(patient.end, after.start) : "far";
    if (/^,? $/.test(between)) this.#addDeed(after!.start, "beside done to", deed);
    if (listOpens.test(between)) {
      this.#addDeed(after!.start, "done to", deed);
      this.#add(after!.start, "listed with done to");
    }
    if (!pronoun.test(patient.text)) return /^,? $/.test(between) || listOpens.test(between);
    const stood = this.#names[firstFrom(this.#names, patient.start) - 1];
    if (stood && patient.start - stood.end < pronounReach)
      this.#add(
        stood.start,
        isDone(deed) ? `done to by pronoun: ${deedFamily(deed.deed)}` : "done to by pronoun: not done",
      );
    return true;
  }

  /** "Dozens were jailed, including X"; "Police arrested twelve people. Among them was X". */
  #findListed(deed: DeedClaim, patient: DoneTo, sentence: number): void {
    if (patient.type !== "group") return;
    for (let at = firstFrom(this.#names, patient.end); at < this.#names.length; at++) {
      const name = this.#names[at]!;
      const gap = name.start - patient.end;
      const later = this.#sentenceAt(name.start) - sentence;
      if (gap > listReach || later > 1) return;
      const opened =
        later === 0
          ? listOpensLater.test(this.#document.text.slice(patient.end, name.start))
          : opensWithAmong.test(this.#textOfSentence(sentence + 1));
      if (!opened) continue;
      this.#addDeed(name.start, "done to", deed);
      this.#add(name.start, "listed with done to");
      return;
    }
  }

  /** "X was sentenced", "a court charged X", "they freed X": tried, and whether for violence; freed. */
  #findCourts(sentence: number, violent: boolean): void {
    const { tokens } = this.#document;
    for (const clause of this.#document.clausesOf(sentence)) {
      const { lemma, word } = tokens[clause.verb]!;
      const tried = this.#words.is(word, "trial");
      const freed = freeing.has(lemma);
      if (!tried && !freed) continue;
      const patient = clause.passive ? clause.subject : clause.object;
      if (!patient) continue;
      const role = freed ? "freed" : violent ? "tried for violence" : "tried";
      const start = tokens[patient.first]!.start;
      const end = tokens[patient.end - 1]!.end;
      const inside = namesIn(this.#names, start, end + 2);
      for (const name of inside) this.#add(name.start, role);
      const after = this.#names[firstFrom(this.#names, end)];
      if (inside.length === 0 && after && listOpens.test(this.#between(end, after.start))) this.#add(after.start, role);
    }
  }

  /** Of names in a row the later ones have what was done to the first. */
  #handOn(): void {
    this.#names.forEach((name, index) => {
      const before = this.#names[index - 1];
      if (!before || !inRow.test(this.#between(before.end, name.start))) return;
      const handed = [...(this.#roles.get(before.start) ?? none)].filter(isHandedOn);
      for (const role of handed) this.#add(name.start, role);
      if (handed.some(isDoneTo)) this.#add(name.start, "listed with done to");
    });
  }

  #addDeed(start: number, role: string, deed: DeedClaim): void {
    const family = deedFamily(deed.deed);
    if (!isDone(deed)) {
      this.#add(start, `${role}: not done`);
      return;
    }
    this.#add(start, this.#suspects.has(deed) ? `${role}: held as a suspect` : `${role}: ${family}`);
    this.#add(start, `${role} ${deed.voice}`);
    const word = this.#document.tokens[tokenAt(this.#document, deed.trigger.start)]!.lemma;
    if (family === "life" && deed.voice !== "nominal") this.#add(start, `${role} by ${word}`);
  }

  #add(start: number, role: string): void {
    const roles = this.#roles.get(start);
    if (roles) roles.add(role);
    else this.#roles.set(start, new Set([role]));
  }

  #sentenceAt(position: number): number {
    return this.#document.tokens[tokenAt(this.#document, position)]!.sentence;
  }

  #textOfSentence(sentence: number): string {
    const range = this.#document.sentences[sentence];
    const start = range ? this.#document.tokens[range.first]!.start : 0;
    return range ? this.#document.text.slice(start, start + 40) : "";
  }

  #between(from: number, to: number): string {
    return to - from < 80 ? this.#document.text.slice(from, to) : "far";
  }
}

/** The names that begin in a stretch. Logarithmic in the names. */
export function namesIn(names: readonly Name[], start: number | null, end: number | null): readonly Name[] {
  if (start === null || end === null) return [];
  const from = firstFrom(names, start);
  let to = from;
  while (to < names.length && names[to]!.start < end) to++;
  return names.slice(from, to);
}

const freeing: ReadonlySet<string> = new Set(["free", "release", "rescue"]);
const none: ReadonlySet<string> = new Set();

function isDone(deed: DeedClaim): boolean {
  return !Object.values(deed.modality).includes(true);
}
