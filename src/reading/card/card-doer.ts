import type { Found } from "../found.ts";
import type { Card, DeedClaim } from "../result.ts";
import { cardWeights } from "./card-weights.ts";
import { doerEvidence } from "./doer-evidence.ts";
import { victimFrom, type WeighedPerson } from "./victim.ts";

type CardDoer = Card["doers"][number];

const mostDoers = 20;

/**
 * Who did what a text tells, in text order: in English those for whom the learned weights speak, of several wordings of one the
 * surest; where the weights speak for nobody the doers of its deeds by name (with `everything` all), and in other languages all of them,
 * as worded. Whoever only arrested suspects of the deeds is none of them. At most 20; linear.
 */
export function doersOf(
  found: Found,
  deeds: readonly DeedClaim[],
  all: readonly DeedClaim[],
  people: readonly WeighedPerson[],
  suspects: ReadonlySet<DeedClaim>,
): CardDoer[] {
  if (found.document.language !== "en") return worded(found, deeds);
  const weights = cardWeights(found.lexicons, "en/card-doers.txt");
  const everything = found.document.options.everything === true;
  const least = everything ? weights.from.everything : weights.from.sure;
  const likely = people.filter((one) => one.sure >= victimFrom(found).everything).flatMap(({ person }) => person.at);
  const weighed = doerEvidence(found, all, likely)
    .flatMap((one) => {
      const sure = weights.sureOf(one.features);
      return sure < least ? [] : { ...one, sure };
    })
    .sort((a, b) => b.sure - a.sure || a.start - b.start);
  const arresters = arrestersOf(all, suspects);
  const kept: typeof weighed = [];
  for (const one of weighed) {
    if (kept.length === mostDoers) break;
    if (arresters.has(one.text.toLowerCase())) continue;
    if (!kept.some((other) => isWithin(one.text, other.text) || isWithin(other.text, one.text))) kept.push(one);
  }
  if (kept.length === 0) {
    const told = deeds.filter((deed) => !suspects.has(deed));
    const plain = everything ? told : told.filter(({ doer }) => doer.visibility === "named");
    return worded(found, plain);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ features, ...one }): CardDoer => ({ ...one, why: weights.whyOf(features) }));
}

/** Who arrested suspects and did nothing else, as worded without article, in small letters. */
function arrestersOf(all: readonly DeedClaim[], suspects: ReadonlySet<DeedClaim>): ReadonlySet<string> {
  const worded = ({ doer }: DeedClaim) => doer.text.toLowerCase().replace(/^(?:the|an?) /, "");
  const arresters = new Set([...suspects].map(worded));
  for (const deed of all) if (!suspects.has(deed)) arresters.delete(worded(deed));
  return arresters;
}

/** The doers of deeds as worded, without a day at their end: "the authorities on Sunday". */
function worded({ document, times }: Found, deeds: readonly DeedClaim[]): CardDoer[] {
  const doers = once(deeds.flatMap(wordedDoer)).slice(0, mostDoers);
  const bare = doers.map((one) => {
    const time = times.find(({ start, end }) => start > one.start && end === one.end);
    if (!time) return one;
    const text = document.text
      .slice(one.start, time.start)
      .replace(/\s(?:on|in|at|since|during)\s$/i, "")
      .trimEnd();
    return { ...one, text, end: one.start + text.length };
  });
  return once(bare);
}

function once(doers: readonly CardDoer[]): CardDoer[] {
  return [...new Map(doers.map((one) => [one.text.toLowerCase(), one] as const).reverse()).values()].reverse();
}

function wordedDoer({ doer, sure, why }: DeedClaim): CardDoer[] {
  if (doer.visibility === "hidden" || doer.start === null || doer.end === null || doer.type === "unknown") return [];
  if (doer.resolvedTo === null && /^(?:it|they|he|she|we|i|you|who|that|this|one|others?)$/i.test(doer.text)) return [];
  const article = /^(?:the|an?) /i.exec(doer.text)?.[0].length ?? 0;
  return [{ text: doer.text.slice(article), start: doer.start + article, end: doer.end, sure, why }];
}

/** "guerrillas" in "two urban guerrillas", "members" in "members of the front": one wording in another; a front and its members are two. */
function isWithin(short: string, long: string): boolean {
  if (long.toLowerCase().startsWith(`${short.toLowerCase()} of `)) return true;
  const before = ` ${long.toLowerCase()}`.slice(0, -short.length);
  return ` ${long.toLowerCase()}`.endsWith(` ${short.toLowerCase()}`) && !/ of(?: the| an?)? $/.test(before);
}
