import type { DeedClaim } from "../reading/result.ts";
import { compareDeeds, type DeedSense } from "./deeds.ts";
import type { Entry } from "./entry.ts";
import { type AccountWords, accountWords, deedEntries } from "./fact.ts";
import type { IncidentInput } from "./input.ts";
import { isKindOf } from "./kinds.ts";

/** What one account denies, and what it leaves standing. */
export interface Denial {
  readonly words: AccountWords;
  /** Whose denial it is, as worded: the innermost speaker. */
  readonly by: string;
  /** Exactly what is denied, as far as the words say it; "" and null where they do not. */
  readonly denied: {
    readonly deed: string;
    readonly doer: string;
    readonly doneTo: readonly string[];
    readonly place: string | null;
    readonly time: string | null;
  };
  /** What others tell that cannot hold beside it. */
  readonly against: readonly AccountWords[];
  /** What others tell of other kinds or other days, places and people: no words of this account deny it. */
  readonly leaves: readonly AccountWords[];
}

/** Every denial of a deed, with what it speaks against and what it leaves standing. A denial is an account like any other. */
export function denials(input: IncidentInput): Denial[] {
  const sense: DeedSense = { sameName: input.sameName, broader: input.broader ?? (() => null) };
  const all = deedEntries(input);
  const told = all.filter((entry) => !deedOf(entry).modality.negated);
  const denying = all.filter((entry) => deedOf(entry).modality.negated).slice(0, mostDenials);
  return denying.map((denial) => {
    const own = denying.filter(({ account }) => account === denial.account);
    const isDenied = (entry: Entry) => own.some((one) => denies(one, entry, sense));
    return {
      words: accountWords(denial),
      by: byWhom(denial),
      denied: deniedBy(deedOf(denial)),
      against: some(told, denial, (entry) => denies(denial, entry, sense)),
      leaves: some(told, denial, (entry) => !isDenied(entry)),
    };
  });
}

const mostDenials = 100;
const mostShown = 50;
const mostLookedAt = 2000;

/** Up to fifty deeds of other accounts that pass a test, of the first two thousand. */
function some(told: readonly Entry[], denial: Entry, test: (entry: Entry) => boolean): AccountWords[] {
  const found: AccountWords[] = [];
  for (const entry of told.slice(0, mostLookedAt)) {
    if (entry.account === denial.account || !test(entry)) continue;
    if (found.push(accountWords(entry)) >= mostShown) break;
  }
  return found;
}

/** Of one kind or a kind of it, and not of another day, place or person. */
function denies(denial: Entry, told: Entry, sense: DeedSense): boolean {
  const [one, other] = [deedOf(denial), deedOf(told)];
  if (one.deed !== other.deed && !isKindOf(other.deed, one.deed, sense.broader)) return false;
  const standing = compareDeeds(
    { claim: one, words: denial.words.quote },
    { claim: other, words: told.words.quote },
    sense,
  );
  return standing?.status === "denies";
}

function deniedBy({ deed, doer, doneTo, place, time }: DeedClaim): Denial["denied"] {
  return {
    deed,
    doer: doer.resolvedTo ?? doer.text,
    doneTo: doneTo.map(({ resolvedTo, text }) => resolvedTo ?? text),
    place: place?.text ?? null,
    time: time?.text ?? null,
  };
}

function byWhom({ account, statement }: Entry): string {
  const last = statement?.speakers.at(-1);
  return last && (statement?.speakers.length ?? 0) > 1 ? (last.resolvedTo ?? last.name) : account.account.source.name;
}

function deedOf(entry: Entry): DeedClaim {
  return entry.read.line as DeedClaim;
}
