import type { Span } from "../../account/anchor.ts";
import { type Beside, besideFinder } from "../deed/beside.ts";
import type { Found } from "../found.ts";
import type { Card, DeedClaim, TimeMention } from "../result.ts";
import { isInDateline } from "../text/dateline.ts";
import { sentenceAt, tokenAt } from "../text/document.ts";
import { wordSet } from "../words/lexicon.ts";

/**
 * When the text's main incident happened: the heaviest year, in it the heaviest month, in that the heaviest day, where times that
 * fall together add to each other. The card names a day only where the text does so by number and gives it some weight: one that is
 * reckoned from the day of publication ("on Tuesday") stands apart, for a page may be put out again on another day. Where no time
 * is said, the month of publication (no words, so no anchor). Null when nothing says. `victims` are the places that name them.
 * Linear in times, deeds and victims.
 */
export function mainDate(found: Found, deeds: readonly DeedClaim[], victims: readonly Span[]): Card["date"] {
  const weighed = weigh(found, deeds, victims);
  const year = heaviest(weighed, yearOf, weights.restOfYear);
  if (!year) {
    const published = /^\d{4}(?:-\d\d)?/.exec(found.document.options.published ?? "")?.[0];
    return published ? { edtf: published, text: "", start: null, end: null, reckoned: null } : null;
  }
  const inYear = weighed.filter(({ time }) => yearOf(time) === year.key);
  const month = heaviest(inYear, monthOf, weights.rest);
  const inMonth = inYear.filter(({ time }) => month && monthOf(time) === month.key);
  const days = heaviest(inMonth, dayOf, weights.rest);
  const day = days && days.weight >= weights.leastDay ? days : null;
  const { text, start, end } = (day ?? month ?? year).time;
  const reckoned = !day && month && /^\d{4}-\d\d-\d\d$/.test(month.time.edtf) ? month.time.edtf : null;
  return { edtf: (day ?? month ?? year).key, text, start, end, reckoned };
}

interface Weighed {
  readonly time: TimeMention;
  readonly weight: number;
}

function yearOf(time: TimeMention): string {
  return time.edtf.slice(0, 4);
}

function monthOf(time: TimeMention): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])/.exec(time.edtf)?.[0] ?? null;
}

/** A day named by number, with or without its year. */
function isNumbered(time: TimeMention): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:~|\/\d{4}-\d\d-\d\d)?$/.test(time.edtf) &&
    !/^time\/(?:week|from|ago|after|stretch|last|anchored)/.test(time.why)
  );
}

function dayOf(time: TimeMention): string | null {
  return isNumbered(time) ? time.edtf : null;
}

/** Of times by what they tell alike (null is left out) the heaviest, with its heaviest time: that one's weight and a share of the rest's. The first of several. */
function heaviest(
  weighed: readonly Weighed[],
  keyOf: (time: TimeMention) => string | null,
  share: number,
): { key: string; time: TimeMention; weight: number } | null {
  const groups = new Map<string, { top: Weighed; sum: number }>();
  for (const one of weighed) {
    const key = keyOf(one.time);
    if (key === null) continue;
    const group = groups.get(key);
    const top = group && group.top.weight >= one.weight ? group.top : one;
    groups.set(key, { top, sum: (group?.sum ?? 0) + one.weight });
  }
  let best: { key: string; time: TimeMention; weight: number } | null = null;
  for (const [key, { top, sum }] of groups) {
    const weight = top.weight + share * (sum - top.weight);
    if (!best || weight > best.weight) best = { key, time: top.time, weight };
  }
  return best;
}

/** Set by hand: a deed that stands beside a time says most, a day by number more than a weekday, the lead more than the rest. */
const weights = {
  besideDeed: 2,
  /** Six words off or more. */
  farDeed: 0.7,
  /** A deed against property, a threat, a duty not done: seldom what a text is about. */
  lesserDeed: 0.5,
  besideNothing: 0.4,
  besideOther: 0.3,
  /** A time that the deed itself was read with. */
  ownTime: 1.3,
  /** Beside no deed, but one was told in the sentence or the one before: "It happened on 3 May." */
  afterDeed: 1.4,
  /** The sentence names one of the victims. */
  namesVictim: 1.2,
  numbered: 2,
  /** The words give the year: a time without one is oftener that of the news than of what it tells. */
  withYear: 1.6,
  yearAlone: 0.5,
  /** "the 2019 killing": what a text calls so it has told before or takes as known. */
  yearOfNoun: 0.4,
  /** Beside no deed, in one of the first sentences, which tells a deed: "Police said on Monday that gunmen had shot him". */
  opening: 1.5,
  openingSentences: 4,
  /** How much of their weight the other times of a year, of a month or of a day add to the heaviest. */
  restOfYear: 0.5,
  rest: 0.2,
  /** A day that the text hardly gives weight to is none of the card's. */
  leastDay: 1.5,
  /** The first sentence counts three times, each after it a tenth less. */
  lead: 2,
  lessEachSentence: 0.1,
};

/** Times after the day of publication are no incident's. */
function weigh(found: Found, deeds: readonly DeedClaim[], victims: readonly Span[]): Weighed[] {
  const { document } = found;
  const published = document.options.published ?? "9999";
  const besideOf = besideFinder(found, deeds);
  const sentenceOf = ({ start }: { readonly start: number }) => sentenceAt(document, start);
  const graver = deeds.filter(({ deed }) => !lesser.has(deed));
  const ofDeeds = new Set(graver.map(({ trigger }) => sentenceOf(trigger)));
  const ofVictims = new Set(victims.map(sentenceOf));
  return found.times
    .filter((time) => /^\d{4}/.test(time.edtf) && time.edtf.slice(0, published.length) <= published)
    .filter((time) => !isOfThePage(found, time))
    .map((time) => {
      const sentence = sentenceOf(time);
      const beside = besideOf(time);
      const early = Math.max(0, weights.lead - sentence * weights.lessEachSentence);
      const aside = time.why === "time/year-of-noun" ? weights.yearOfNoun : 1;
      const form = isNumbered(time) ? weights.numbered : /^\d{4}(?:-[2-4]\d)?$/.test(time.edtf) ? weights.yearAlone : 1;
      const stated = /\d{4}/.test(time.text) ? weights.withYear : 1;
      const ofVictim = ofVictims.has(sentence) ? weights.namesVictim : 1;
      return {
        time,
        weight: worthOf(beside) * tie(time, beside, sentence) * (1 + early) * form * aside * stated * ofVictim,
      };
    });

  function tie(time: TimeMention, beside: Beside, sentence: number): number {
    if (typeof beside !== "string") return beside.deed.time?.start === time.start ? weights.ownTime : 1;
    const opens = sentence < weights.openingSentences && ofDeeds.has(sentence) ? weights.opening : 1;
    return opens * (ofDeeds.has(sentence) || ofDeeds.has(sentence - 1) ? weights.afterDeed : 1);
  }
}

function worthOf(beside: Beside): number {
  if (beside === "nothing") return weights.besideNothing;
  if (beside === "other") return weights.besideOther;
  const kind = lesser.has(beside.deed.deed) ? weights.lesserDeed : 1;
  return weights.besideDeed * kind * (beside.distance < 6 ? 1 : weights.farDeed);
}

const lesser: ReadonlySet<string> = new Set([
  "arson",
  "looting",
  "destruction",
  "displacement",
  "forced-relocation",
  "forced-labour",
  "denial-of-aid",
  "threat",
  "surveillance",
  "failure-to-protect",
  "obstruction",
  "use-of-force",
]);

/** The day of a picture ("In this 3 May photo"; a credit after a day with its year), of a post handed on ("(@sarwand) 3 May 2020"), of the page, or a dateline's. */
function isOfThePage({ document, lexicons }: Found, time: TimeMention): boolean {
  const entries = lexicons.entries(`${document.language}/card-main.txt`);
  const first = tokenAt(document, time.start);
  const last = tokenAt(document, time.end - 1);
  const before = document.tokens.slice(Math.max(0, first - 5), first);
  const after = document.tokens.slice(last + 1, last + 9);
  return (
    isInDateline(document, time) ||
    before.some((token) => wordSet(entries, "page").has(token.lower)) ||
    after.slice(0, 3).some((token) => wordSet(entries, "picture").has(token.lower)) ||
    (/\d{4}/.test(time.text) && after.some((token) => wordSet(entries, "credit").has(token.text))) ||
    /\(@\w{1,30}\)\s?$/.test(document.text.slice(Math.max(0, time.start - 40), time.start))
  );
}
