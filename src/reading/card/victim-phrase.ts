import { type DoerWords, doerWords } from "../by-phrase/phrase-doer.ts";
import { plainDigits } from "../figure/number.ts";
import { type NumberWords, numberWords } from "../figure/number-words.ts";
import type { Found } from "../found.ts";
import type { Card, DeedClaim, DoneTo } from "../result.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import { folded } from "../words/fold.ts";

const toPersons =
  /^(?:killing|massacre|death-in-custody|beating|torture|sexual-violence|wounding|degrading-treatment|arrest|detention|disappearance|abduction|forced-labour)$/;
const mostWords = 6;

/**
 * A victim in a language without capitals: a group where a word for people or a number stands in the words, else (for what is done to
 * persons alone) somebody as worded. null for pronouns, things and places.
 */
export function phraseVictim(found: Found, patient: DoneTo, claim: DeedClaim): Card["victims"][number] | null {
  const { document, lexicons } = found;
  const small = closedClass(lexicons, document.language);
  const numbers = numberWords(lexicons, document.language);
  const words = patient.text.split(/[\s،,]+/).map(folded);
  if (words.length === 0 || words.every((word) => isPronoun(small, word))) return null;
  if (words.some((word) => numbers.thing.has(word))) return null;
  const people = words.some((word) => numbers.person.has(word) || numbers.dual.has(word));
  const told =
    people ||
    words.some((word) => small.is(word, "female") || small.is(word, "male")) ||
    isRole(doerWords(lexicons, document.language), words);
  const age = ageNear(found, patient);
  const many = people && ((age === null && hasNumber(numbers, words)) || words.length === 1);
  if (!told && (!toPersons.test(claim.deed) || words.length > mostWords)) return null;
  return {
    name: patient.text,
    named: !many && !people && !isRole(doerWords(lexicons, document.language), words),
    group: many,
    sex: words.some((word) => small.is(word, "female"))
      ? "female"
      : words.some((word) => small.is(word, "male"))
        ? "male"
        : "unknown",
    age,
    start: patient.start,
    end: patient.end,
    sure: claim.sure,
    why: claim.why,
  };
}

function isPronoun(small: ClosedClass, word: string): boolean {
  return ["they", "self", "nobody", "postposition", "preposition"].some((section) => small.is(word, section));
}

function isRole(doers: DoerWords, words: readonly string[]): boolean {
  return words.some((word) => doers.roles.has(word));
}

function hasNumber(numbers: NumberWords, words: readonly string[]): boolean {
  return words.some(
    (word) =>
      /\p{Nd}/u.test(word) ||
      (numbers.cardinal.get(word) ?? 0) > 1 ||
      numbers.scale.has(word) ||
      numbers.plural.starts(word),
  );
}

/** "23 سالہ", "35 वर्षीय", "البالغ من العمر 23": in the words or up to 30 letters around them. */
function ageNear({ document }: Found, patient: DoneTo): string | null {
  const before =
    document.text
      .slice(Math.max(0, patient.start - 30), patient.start)
      .split(/[.۔।!?؟\n]/)
      .at(-1) ?? "";
  const after = document.text.slice(patient.end, patient.end + 30).split(/[.۔।!?؟\n]/)[0] ?? "";
  const around = plainDigits(before + patient.text + after);
  return (
    /(\d{1,3}) ?(?:سالہ|سالہ|वर्षीय|साल (?:का|की|के) )/u.exec(around)?.[1] ??
    /(?:العمر|عمره|عمرها) (\d{1,3})/u.exec(around)?.[1] ??
    null
  );
}
