import type { WordFiles } from "../result.ts";
import { type Entry, entriesOf } from "../words/lexicon.ts";
import type { Word, Words } from "../words/word.ts";
import type { Tag } from "./token.ts";

/** What tagging needs to know of a language: closed classes, and every verb form with its base. */
export interface TagLexicon {
  readonly closed: ReadonlyMap<string, Tag>;
  readonly verbs: ReadonlyMap<string, VerbForm>;
  readonly abbreviations: ReadonlySet<string>;
  /** Adjectives that stand for people behind "the": "the dead". */
  readonly ofPeople: ReadonlySet<string>;
  /** What a word is by itself, before its neighbours are looked at. */
  readonly formOf: (word: Word) => Form;
}

/** A word by itself. */
export interface Form {
  readonly closed: Tag | null;
  /** A form of a verb, with its base. */
  readonly verb: VerbForm | null;
  /** By its ending, where no table has it. */
  readonly ending: { readonly tag: Tag; readonly lemma: string };
  readonly singular: string;
  /** Whether a capital at the start of a sentence makes it a name. */
  readonly nameLike: boolean;
}

/** A form of a verb. */
interface VerbForm {
  readonly base: string;
  readonly tag: Tag;
  readonly alsoNoun: boolean;
  /** The base is its own participle: "hurt", "hit", "shut". */
  readonly alsoParticiple?: boolean;
  /** Whether a base form is the past form too: "beat", "hit". */
  readonly alsoPast?: boolean;
}

/** Builds the tag lexicon from `closed-class.txt`, `verbs.txt` and more verbs (of deeds, of saying) by their base forms. */
export function tagLexicon(files: WordFiles, words: Words, language: string, moreVerbs: readonly string[]): TagLexicon {
  const closed = new Map<string, Tag>();
  const abbreviations = new Set<string>();
  const thoughAdjectival = new Set<string>();
  const ofPeople = new Set<string>();
  for (const entry of entriesOf(files, `${language}/closed-class.txt`)) {
    for (const word of entry.words) {
      if (entry.section === "ABBREVIATION") abbreviations.add(word);
      else if (entry.section === "NOUN-ENDING") thoughAdjectival.add(word);
      else if (entry.section === "OF-PEOPLE") ofPeople.add(word);
      else if (!closed.has(word)) closed.set(word, entry.section as Tag);
    }
  }
  const verbs: VerbForms = new Map();
  const entries = entriesOf(files, `${language}/verbs.txt`);
  for (const entry of entries.filter((candidate) => candidate.section === "irregular")) addIrregular(verbs, entry);
  const regular = entries.filter((candidate) => candidate.section === "regular").flatMap((entry) => entry.words);
  for (const base of [...regular, ...moreVerbs]) if (!verbs.has(base)) addRegular(verbs, base);
  const formOf = words.question(
    (word): Form => ({
      closed: closed.get(word) ?? null,
      verb: verbs.get(word) ?? null,
      ending: thoughAdjectival.has(word) ? { tag: "NOUN", lemma: word } : byEnding(word),
      singular: singular(word),
      nameLike: !/(?:ly|ing|ed|tion|s)$/.test(word),
    }),
  );
  return { closed, verbs, abbreviations, ofPeople, formOf };
}

type VerbForms = Map<string, VerbForm>;

const nounlike = new Set(
  "stand bomb plant stone club whip lash pound target rock block bug tap tail shadow level gut wreck land slam rip tear rain bar cost attack arrest raid fire report call claim charge order release protest march fight riot clash murder kill wound rape torture strike support plan name place force work play act aid help hope fear need use visit talk test train control damage demand request return record search sign start stop study supply target transport travel turn vote walk watch witness change cause cover cross cry drop end face file form guard guide hold increase issue land lack lift list look love mark move notice offer open own pass present promise push raise reply rescue shout stay storm threat touch treat try transfer shot cut hit hurt run beat left shooting killing beating burning looting bombing firing shelling shell jail book hold torching raping torturing rioting stabbing lynching lathicharge lathi-charge teargas tear-gas baton-charge cane-charge".split(
    " ",
  ),
);

function addIrregular(verbs: VerbForms, entry: Entry): void {
  const [base = "", past = "", participle = ""] = entry.words;
  addRegular(verbs, base);
  const alsoNoun = nounlike.has(base);
  verbs.set(past, { base, tag: "VBD", alsoNoun });
  if (participle !== past) verbs.set(participle, { base, tag: "VBN", alsoNoun: false });
  if (past === base || participle === base)
    verbs.set(base, { base, tag: "VB", alsoNoun, alsoParticiple: participle === base, alsoPast: past === base });
}

function addRegular(verbs: VerbForms, base: string): void {
  if (base.includes(" ") || base === "") return;
  const put = (form: string, tag: Tag) => {
    if (!verbs.has(form))
      verbs.set(form, { base, tag, alsoNoun: nounlike.has(base) || (tag === "VBG" && nounlike.has(form)) });
  };
  put(base, "VB");
  put(thirdPerson(base), "VBZ");
  for (const stem of stems(base)) {
    put(`${stem}ed`, "VBD");
    put(`${stem}ing`, "VBG");
  }
  if (base.endsWith("e")) put(`${base}d`, "VBD");
  if (/[^aeiou]y$/.test(base)) put(`${base.slice(0, -1)}ied`, "VBD");
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** What `-ed` and `-ing` are put to: with the last consonant doubled where English may double it. */
function stems(base: string): string[] {
  if (base.endsWith("ie")) return [`${base.slice(0, -2)}y`];
  if (base.endsWith("e") && !base.endsWith("ee")) return [base.slice(0, -1)];
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? [`${base}${base.at(-1)}`] : [];
  return [...doubled, base];
}

/** A word that no table has, by how it ends. */
function byEnding(word: string): { readonly tag: Tag; readonly lemma: string } {
  if (word.endsWith("ly") && word.length > 4) return { tag: "ADV", lemma: word };
  if (/[a-z]{3}[^e\P{L}]ed$/u.test(word) && !notPast.has(word))
    return { tag: "VBD", lemma: word.replace(/(?:([bdgklmnprt])\1ed|ed)$/, "$1") };
  const adjective = /(?:ous|ful|ible|able|ive|less|ical|ish|ary|al)$/.test(word) && word.length > 5;
  if (adjective || /^\d|^[a-z]+-year-old$/.test(word)) return { tag: "ADJ", lemma: word };
  return { tag: "NOUN", lemma: word };
}

/** Words that end like a past tense and are none. */
const notPast = new Set("hundred kindred indeed sacred naked wicked beloved crooked rugged ragged hatred".split(" "));

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|s|z)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
