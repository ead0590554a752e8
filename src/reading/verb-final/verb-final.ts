import type { Token } from "../text/token.ts";
import { type Entry, wordSet } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

/** What a form of a verb does. */
type FormKind = "perfective" | "habitual" | "subjunctive" | "future" | "infinitive" | "stem";

/** A verb with all that leans on it: "مار دیا گیا ہے", "नहीं जलाएंगे". */
export interface VerbGroup {
  /** The token after it. */
  readonly end: number;
  readonly form: FormKind;
  /** A perfective with "go": the doer is left out. */
  readonly passive: boolean;
  readonly negated: boolean;
  readonly future: boolean;
  readonly able: boolean;
  /** "ہونے والے": a participle. */
  readonly participle: boolean;
}

/** How the verbs of a language are built whose sentences end in the verb (Urdu, Hindi), from its `verbs.txt`. */
export interface VerbFinal {
  /** The kinds of form that a word can be of a root; none when it is no form of it. */
  kindsOf(word: string, root: string): readonly FormKind[];
  /** Every form of a root, to look verbs up by. */
  formsOf(root: string): readonly string[];
  /** The verb that starts at a token as a form of a root, and what leans on it; null when none does. Looks at most 9 tokens on. */
  groupAt(tokens: readonly Token[], at: number, root: string, limit: number): VerbGroup | null;
  readonly filler: ReadonlySet<string>;
  readonly negation: ReadonlySet<string>;
  readonly doneAfterInfinitive: ReadonlySet<string>;
}

/** The verbs of a language; null for one without a `verbs.txt` of endings. Parsed once. */
export const verbFinal = perLanguage((lexicons, language): VerbFinal | null => {
  const entries = lexicons.entries(`${language}/verbs.txt`);
  const verbs = entries.some((entry) => entry.section === "after-vowel") ? parse(entries) : null;
  return verbs;
});

const vowel = /[اوؤیےىआ-औा-ौए-औ]$/u;

function parse(entries: readonly Entry[]): VerbFinal {
  const endings = (section: string) => {
    const kinds = new Map<string, FormKind[]>();
    for (const entry of entries.filter((one) => one.section === section))
      for (const word of entry.words) kinds.set(word, [...(kinds.get(word) ?? []), entry.fields[0] as FormKind]);
    return kinds;
  };
  const afterConsonant = endings("after-consonant");
  const afterVowel = endings("after-vowel");
  const irregular = new Map<string, { root: string; kind: FormKind }[]>();
  for (const entry of entries.filter((one) => one.section === "irregular")) {
    const [root = "", kind = ""] = (entry.fields[0] ?? "").split(" ");
    for (const word of entry.words)
      irregular.set(word, [...(irregular.get(word) ?? []), { root, kind: kind as FormKind }]);
  }
  const endingsOf = (root: string) => (vowel.test(root) ? afterVowel : afterConsonant);
  const kindsOf = (word: string, root: string): FormKind[] => {
    const odd = (irregular.get(word) ?? []).filter((form) => form.root === root).map((form) => form.kind);
    if (word === root) return ["stem", ...odd];
    if (odd.length > 0) return odd;
    return word.startsWith(root) ? (endingsOf(root).get(word.slice(root.length)) ?? []) : [];
  };
  const formsOf = (root: string) => [
    root,
    ...[...endingsOf(root).keys()].map((ending) => root + ending),
    ...[...irregular].filter(([, forms]) => forms.some((form) => form.root === root)).map(([word]) => word),
  ];
  const set = (section: string) => wordSet(entries, section);
  const leaning: Leaning = {
    kindsOf,
    auxiliaries: new Map([...set("auxiliary")].flatMap((root) => formsOf(root).map((form) => [form, root] as const))),
    afterPerfective: set("after-perfective"),
    conjunctive: set("conjunctive"),
    passive: set("passive"),
    able: set("able"),
    copula: set("copula"),
    future: set("future"),
    negation: set("negation"),
    participle: set("participle"),
  };
  return {
    kindsOf,
    formsOf,
    groupAt: (tokens, at, root, limit) => groupAt(leaning, tokens, at, root, limit),
    filler: set("filler"),
    negation: leaning.negation,
    doneAfterInfinitive: set("done-after-infinitive"),
  };
}

interface Leaning {
  kindsOf(word: string, root: string): readonly FormKind[];
  readonly auxiliaries: ReadonlyMap<string, string>;
  readonly afterPerfective: ReadonlySet<string>;
  readonly conjunctive: ReadonlySet<string>;
  readonly passive: ReadonlySet<string>;
  readonly able: ReadonlySet<string>;
  readonly copula: ReadonlySet<string>;
  readonly future: ReadonlySet<string>;
  readonly negation: ReadonlySet<string>;
  readonly participle: ReadonlySet<string>;
}

function groupAt(words: Leaning, tokens: readonly Token[], at: number, root: string, limit: number): VerbGroup | null {
  let kinds = words.kindsOf(tokens[at]?.lower ?? "", root);
  if (kinds.length === 0) return null;
  const group = { passive: false, negated: false, future: kinds[0] === "future", able: false, participle: false };
  let form = kinds[0]!;
  if (form === "stem" && tokens[at]!.lower !== root) group.participle = true;
  let end = at + 1;
  let next = end;
  for (; next < limit && next < at + 9; next++) {
    const word = tokens[next]!.lower;
    if (words.negation.has(word)) {
      group.negated = true;
      continue;
    }
    if (words.future.has(word)) group.future = true;
    else if (words.participle.has(word)) group.participle = true;
    else if (!words.copula.has(word)) {
      const leaning = words.auxiliaries.get(word);
      if (form === "stem" && end === at + 1 && words.conjunctive.has(word)) {
        end = next + 1;
        group.participle = true;
        break;
      }
      if (leaning === undefined || (kinds.includes("perfective") && !words.afterPerfective.has(leaning))) break;
      const own = words.kindsOf(word, leaning);
      if (words.passive.has(leaning) && kinds.includes("perfective") && !words.passive.has(root)) group.passive = true;
      if (words.able.has(leaning)) group.able = true;
      if (own[0] === "future") group.future = true;
      kinds = own;
      if (form === "stem") form = own.find((kind) => kind !== "stem") ?? form;
    }
    end = next + 1;
    if (group.participle) break;
  }
  // "गोलीबारी कर": having done, where nothing leans on it.
  if (form === "stem" && end === at + 1 && words.conjunctive.has(root)) group.participle = true;
  if (end < next && group.negated && !tokens.slice(at + 1, end).some((token) => words.negation.has(token.lower))) {
    // A negation with nothing after it belongs to what follows, unless it ends the sentence.
    group.negated = next >= limit;
  }
  return { end, form, ...group };
}
