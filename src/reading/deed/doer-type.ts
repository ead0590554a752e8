import type { Found } from "../found.ts";
import type { Card, DeedClaim, DoerType } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import { deedFamily } from "./deed-kinds.ts";
import { type DeedLexicon, deedLexicon } from "./deed-lexicon.ts";
import { kindsOfNames } from "./named-kind.ts";

/** “He” or a name tells of no kind: whoever is known by a role as well is oftener of that. */
const person = 0.5;
const violent = /^(?:life|body|taken|attack)$/;
/** What a vote weighs: of a doer whom the words show, of one whom the deed merely implies, and of one on the card at full sureness. */
const shown = 2;
const implied = 1;
const onCard = 4;
/** An arrest in a text of violence is oftener what followed than what the text is about; the more so after an abduction. */
const afterViolence = 0.7;
const afterAbduction = 0.5;
/** Whoever took somebody and is not told of had no authority to: an authority arrests. */
const abductor = 2;
/** States execute, and say so: of others the words are oftener “murdered” or “execution-style”. */
const executioner = 2;
const executed = /^(?:execut(?:ed|ions?|ing)|put to death|hanged)$/i;
/** Where somebody was arrested for the deed, a private person is thought to have done it. */
const suspect = 8;
/** Whoever stands before a court for violence may be of an authority too. */
const charged = 4;

/** What a text is about is told in its opening, in UTF-16 units; what is called to mind comes later. */
const opening = 1000;
const inOpening = 1.5;

type Side = "state" | "armed" | "other";
const sides: Readonly<Record<Exclude<DoerType, "unknown">, Side>> = {
  police: "state",
  military: "state",
  official: "state",
  "armed-group": "armed",
  crowd: "other",
  company: "other",
  person: "other",
};

/**
 * The kind of doer of what a text tells: by votes of its deeds and of the doers on its card, those of arrests of suspects left out;
 * first between a state, an armed group and others, then among that side's kinds. "unknown" when nothing votes; of equals the first. Linear.
 */
export function doerTypeOf(
  found: Found,
  deeds: readonly DeedClaim[],
  suspects: ReadonlySet<DeedClaim>,
  doers: Card["doers"],
  charges: number,
): DoerType {
  const votes = new Map<Exclude<DoerType, "unknown">, number>();
  const vote = (type: DoerType, weight: number) => {
    if (type !== "unknown") votes.set(type, (votes.get(type) ?? 0) + (type === "person" ? weight * person : weight));
  };
  const told = deeds.filter((deed) => !suspects.has(deed));
  const weightOfHeld = heldWeight(told);
  const lexicon = deedLexicon(found.lexicons);
  const names = kindsOfNames(found.document, lexicon);
  for (const deed of told) {
    const hidden = deed.doer.visibility === "hidden";
    const nobody =
      hidden || deed.doer.type === "unknown" || (deed.doer.type === "person" && deed.doer.visibility === "role");
    const early = weightAt(deed.trigger.start);
    if (deed.deed === "killing" && nobody && executed.test(deed.trigger.text)) vote("official", executioner * early);
    else if (deed.deed === "abduction" && nobody) vote("armed-group", abductor * early);
    else
      vote(
        kindOf(deed, names),
        early * (hidden ? implied : shown) * (deedFamily(deed.deed) === "held" ? weightOfHeld : 1),
      );
  }
  if (!told.some(isToldOf) && suspects.size + charges > 0) vote("person", suspects.size > 0 ? suspect : charged);
  if (found.document.language === "en")
    for (const one of doers) vote(typeOf(found.document, lexicon, names, one), onCard * one.sure * weightAt(one.start));
  const bySide = new Map<Side, number>();
  for (const [type, weight] of votes) bySide.set(sides[type], (bySide.get(sides[type]) ?? 0) + weight);
  const side = most([...bySide]);
  return most([...votes].filter(([type]) => sides[type] === side)) ?? "unknown";
}

/** Whether violence has a doer of whom the words tell more than that it was somebody. */
function isToldOf({ deed, doer }: DeedClaim): boolean {
  return violent.test(deedFamily(deed)) && doer.visibility !== "hidden" && !/^(?:unknown|person)$/.test(doer.type);
}

function weightAt(start: number): number {
  return start < opening ? inOpening : 1;
}

/** What an arrest or a detention weighs beside the violence that the same deeds tell. */
function heldWeight(deeds: readonly DeedClaim[]): number {
  const violence = deeds.filter((deed) => violent.test(deedFamily(deed.deed))).length;
  const held = deeds.filter((deed) => deedFamily(deed.deed) === "held").length;
  const abductions = deeds.filter((deed) => deed.deed === "abduction").length;
  return (violence > held ? afterViolence : 1) * (abductions > 0 && abductions >= held ? afterAbduction : 1);
}

/** What has the most votes, of equals the first; null when nothing has any. */
function most<T>(votes: readonly (readonly [T, number])[]): T | null {
  return votes.reduce<readonly [T | null, number]>((best, next) => (next[1] > best[1] ? next : best), [null, 0])[0];
}

/** The kind of who did a deed; of somebody named, as the text tells it elsewhere. */
function kindOf({ doer }: DeedClaim, names: ReadonlyMap<string, DoerType>): DoerType {
  if (doer.type !== "person" || doer.visibility !== "named") return doer.type;
  return names.get(doer.text.toLowerCase().split(" ").at(-1)!) ?? doer.type;
}

/** The kind that the last word of a phrase is of, or the text tells of its name; a country's is its state's. "unknown" when nothing says. */
function typeOf(
  document: Document,
  lexicon: DeedLexicon,
  names: ReadonlyMap<string, DoerType>,
  { start, end }: { start: number; end: number },
): DoerType {
  const first = tokenAt(document, start);
  const last = tokenAt(document, end - 1);
  for (let at = last; at >= first; at--) {
    const match = lexicon.doerType.match(document.tokens, at);
    if (match && at + match.length <= last + 1) return match.value;
  }
  if (lexicon.countries.has(document.text.slice(start, end).toLowerCase())) return "official";
  return names.get(document.tokens[last]!.lower) ?? "unknown";
}
