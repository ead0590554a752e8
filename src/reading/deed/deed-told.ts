import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { joinedPhrases, type NounPhrase, nounPhraseAfter } from "../text/phrase.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon, ToldSection, ToldWord } from "./deed-lexicon.ts";
import { isMob, isReflexive, type Parties, partiesIn } from "./deed-parties.ts";
import { phraseAfter } from "./deed-phrase.ts";
import { isHeld, isPersonal } from "./deed-sense.ts";
import { hiddenDoer, isAuthority } from "./doer.ts";

/**
 * A deed told by a verb that is one only with what makes it one: "hit" of people, "seized" of cameras, "struck" of jets, "lost an
 * eye" of whoever lost it. null when the clause tells none.
 */
export function toldBy(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const verb = document.tokens[clause.verb]!;
  if (document.tokens[clause.verb - 1]?.lower === "sexually" && sexual.has(verb.lemma))
    return done(document, lexicon, clause, sexually, clause.verb + 1);
  for (const word of lexicon.told.get(verb.lemma) ?? []) {
    const phrase = word.rest.length === 0 ? null : phraseAfter(document.tokens, [word], clause.verb);
    if (word.rest.length > 0 && !phrase) continue;
    const end = phrase?.end ?? clause.verb + 1;
    const deed =
      word.section === "undergone"
        ? undergone(document, lexicon, clause, word, end)
        : word.section === "by-itself"
          ? exploded(document, lexicon, clause, word, end)
          : done(document, lexicon, clause, word, end);
    if (deed) return deed;
  }
  return unseen(document, lexicon, clause);
}

const sexual: ReadonlySet<string> = new Set(["assault", "abuse", "harass", "attack", "exploit", "torture"]);
const sexually: ToldWord = {
  kind: "sexual-violence",
  at: "en/deeds.txt “rape”",
  rest: [],
  section: "of-people",
};

/** The section of the lexicon that has what the patient of a verb must be, by the section of the verb. */
const patients: Partial<Readonly<Record<ToldSection, string>>> = {
  "of-evidence": "evidence",
  "of-relief": "relief",
  "of-goods": "goods",
  "of-lives": "life",
  "of-bodies": "corpse",
};

function done(document: Document, lexicon: DeedLexicon, clause: Clause, word: ToldWord, end: number): Deed | null {
  const parties = partiesIn(document, lexicon, clause, word.kind, word.rest.length > 0 ? end : 0);
  if (!suits(document, lexicon, clause, word, parties)) return null;
  const { patient, named, instrument, passive } = parties;
  const kind = kindOf(document, lexicon, word, parties);
  const isPatient = word.section !== "of-lives" && word.section !== "of-bodies";
  return {
    kind,
    first: clause.verb,
    end,
    clause,
    doer: named ?? hiddenDoer(lexicon, kind),
    doneTo: patient && isPatient ? joinedPhrases(document.tokens, patient, limitOf(clause, patient)) : [],
    voice: passive ? "passive" : "active",
    ...(instrument ? { instrument } : {}),
    sure: word.section === "of-bodies" && !bearsMarks(document, lexicon, clause) ? 0.5 : 0.75,
    why: ["deed/told-with", word.at],
  };
}

/** Who is taken by an authority is arrested; whom a bullet hits is shot; only a mob's attack is a mob's. */
function kindOf(document: Document, lexicon: DeedLexicon, { kind, section }: ToldWord, parties: Parties): string {
  const { actor, named } = parties;
  if (kind === "abduction" && named && isAuthority(named.type)) return "arrest";
  if (section === "by-arms" && lexicon.section("shots").has(document.tokens[actor!.head]!.lower)) return "shooting";
  if (kind !== "mob-attack") return kind;
  return actor !== null && isMob(document, lexicon, actor) ? kind : "use-of-force";
}

function limitOf(clause: Clause, patient: NounPhrase): number {
  return Math.min(patient.end + 30, patient === clause.subject ? clause.first : Number.POSITIVE_INFINITY);
}

function suits(
  document: Document,
  lexicon: DeedLexicon,
  clause: Clause,
  word: ToldWord,
  { patient, actor, named }: Parties,
): boolean {
  const { tokens } = document;
  if (word.section === "by-arms") return actor !== null && isArms(document, lexicon, actor) && patient !== null;
  if (patient === null) return false;
  const head = tokens[patient.head]!;
  if (word.section === "of-people") {
    if (isReflexive(document, patient)) return false;
    if (!isPersonal(document, lexicon, patient) || (actor !== null && isArms(document, lexicon, actor))) return false;
    return word.rest.length > 0 || word.kind !== "abduction" || isTakenAway(document, clause, patient, named?.type);
  }
  if (word.section === "of-property") return !isPersonal(document, lexicon, patient);
  if (word.section === "of-goods" && (named === null || !mayPlunder.has(named.type))) return false;
  const known = lexicon.section(patients[word.section] ?? "");
  if (word.section === "of-relief" && tokens.slice(patient.first, patient.head).some(({ lower }) => known.has(lower)))
    return true;
  return known.has(head.lower) || known.has(head.lemma);
}

const mayPlunder: ReadonlySet<string> = new Set(["police", "military", "armed-group", "crowd"]);

/** "was found with bullet wounds": a body by itself may have been killed by nobody. */
function bearsMarks({ tokens, sentences }: Document, lexicon: DeedLexicon, { sentence }: Clause): boolean {
  const { first, end } = sentences[sentence]!;
  return tokens.slice(first, end).some(({ lower }) => lexicon.section("marks").has(lower));
}

/** Jets and guns, and what they throw. */
function isArms({ tokens }: Document, lexicon: DeedLexicon, { head }: NounPhrase): boolean {
  const { lower } = tokens[head]!;
  return lexicon.section("arms").has(lower) || lexicon.section("shots").has(lower);
}

/** "They took my cousin and we have not seen him": taken by "they" or by who bears arms, and nowhere that people are brought to. */
function isTakenAway({ tokens }: Document, clause: Clause, patient: NounPhrase, doer: string | undefined): boolean {
  const byWhom = doer === undefined ? clause.passive : /^(?:police|military|armed-group|crowd|official)$/.test(doer);
  const they = clause.subject !== null && tokens[clause.subject.head]!.lower === "they";
  const next = tokens[clause.passive ? clause.end : patient.end];
  const ends = next === undefined || next.sentence !== clause.sentence || /^(?:PUNCT|CONJ)$/.test(next.tag);
  return (byWhom || they) && ends;
}

/** "lost an eye", "sustained injuries", "spent nine days in a cell": the subject is whom it was done to, and nobody says by whom. */
function undergone(document: Document, lexicon: DeedLexicon, clause: Clause, word: ToldWord, end: number): Deed | null {
  const { subject } = clause;
  if (clause.passive || subject === null || !isHeld(document, lexicon, subject)) return null;
  if (document.tokens[clause.verb]!.lemma === "miss" && document.tokens[clause.verb]!.lower !== "missing") return null;
  return {
    kind: word.kind,
    first: clause.verb,
    end,
    clause,
    // Whoever is held somewhere need not be held by an authority.
    doer: { ...hiddenDoer(lexicon, word.kind), type: "unknown" },
    doneTo: joinedPhrases(document.tokens, subject, clause.first),
    voice: "active",
    sure: 0.7,
    why: ["deed/undergone", word.at],
  };
}

/** "A car bomb exploded": what exploded is no doer, and nobody says who laid it. */
function exploded(document: Document, lexicon: DeedLexicon, clause: Clause, word: ToldWord, end: number): Deed | null {
  const { subject, passive } = clause;
  if (passive || subject === null || !isArms(document, lexicon, subject)) return null;
  return {
    kind: word.kind,
    first: clause.verb,
    end,
    clause,
    doer: hiddenDoer(lexicon, word.kind),
    doneTo: [],
    instrument: subject,
    voice: "active",
    sure: 0.7,
    why: ["deed/went-off", word.at],
  };
}

/** "Nobody has seen him since", "we have not heard from her since that night", "was never seen again". */
function unseen(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  const { lemma } = tokens[clause.verb]!;
  if (lemma !== "see" && lemma !== "hear") return null;
  const nobody = /^(?:nobody|no-one|none)$/.test(tokens[clause.subject?.head ?? -1]?.lower ?? "");
  const never = tokens[clause.verb - 1]?.lower === "never";
  if (!(clause.negated || nobody || never)) return null;
  const from = /^(?:from|of)$/.test(tokens[clause.end]?.lower ?? "");
  const object = from
    ? nounPhraseAfter(tokens, clause.end + 1, document.sentences[clause.sentence]!.end)
    : clause.object;
  const patient = clause.passive ? clause.subject : object;
  if (patient === null || !isHeld(document, lexicon, patient)) return null;
  const after = clause.passive ? clause.end : patient.end;
  const since = tokens.slice(after, after + 3).findIndex(({ lower }) => lower === "since" || lower === "again");
  if (since < 0 || tokens[after + since]!.sentence !== clause.sentence) return null;
  return {
    kind: "disappearance",
    first: clause.first,
    end: clause.verb + 1,
    clause: null,
    doer: hiddenDoer(lexicon, "disappearance"),
    doneTo: [patient],
    voice: clause.passive ? "passive" : "active",
    sure: 0.7,
    why: ["deed/not-seen-since", "en/deeds.txt “disappear”"],
  };
}
