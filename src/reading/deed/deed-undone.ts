import type { Document } from "../text/document.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";

/** How far apart an accusation, the deed and what is said of it stand, in words. */
const reach = 25;

/** “The claim that guards beat him is a lie”: an accusation before the deed, after it what somebody calls it. Looks at 25 words on each side. */
export function isCalledFalse({ tokens }: Document, lexicon: DeedLexicon, { first, end }: Deed): boolean {
  const { sentence } = tokens[first]!;
  const accusations = lexicon.section("accusation");
  let accusation = -1;
  for (let at = first - 1; at >= 0 && at > first - reach && tokens[at]!.sentence === sentence && accusation < 0; at--) {
    if (/^[;:”"]$/.test(tokens[at]!.text)) return false;
    if (accusations.has(tokens[at]!.lower) && /^(?:that|of|by)$/.test(tokens[at + 1]?.lower ?? "")) accusation = at;
  }
  if (accusation < 0) return false;
  const isCalled = tokens.slice(Math.max(0, accusation - 3), accusation).some(({ lower }) => calling.test(lower));
  for (let at = end; at < end + reach && tokens[at]?.sentence === sentence; at++) {
    if (/^[;:“"]$/.test(tokens[at]!.text)) return false;
    if (!lexicon.section("called-false").has(tokens[at]!.lower)) continue;
    const before = tokens.slice(Math.max(end, at - 3), at);
    return (isCalled || before.some(({ lower }) => saying.test(lower))) && !before.some(({ tag }) => tag === "NOT");
  }
  return false;
}

const saying = /^(?:is|are|was|were|be|been|as|called|calling|calls|call|dismissed|dismissing)$/;

const calling = /^(?:called|calls|calling|branded|labelled|termed)$/;

/** “Almost killed”, “nearly arrested”. Looks at one word before. */
export function isNearly({ tokens }: Document, { first }: Deed): boolean {
  const before = tokens[first - 1];
  return before?.sentence === tokens[first]!.sentence && /^(?:almost|nearly)$/.test(before.lower);
}

const whetherReach = 9;

/** “Nearly arrested”, “risk being tortured”, “whether they were tortured”: it did not come to that, or nobody says so. Looks at nine words before. */
export function isUnrealised(document: Document, lexicon: DeedLexicon, deed: Deed): boolean {
  const { tokens } = document;
  const { first, clause, kind } = deed;
  const { sentence } = tokens[first]!;
  if (kind !== "killing" && isNearly(document, deed)) return true;
  const opens = clause?.first ?? first;
  for (let at = opens - 1; at >= 0 && at > opens - whetherReach && tokens[at]!.sentence === sentence; at--) {
    if (tokens[at]!.lower === "whether") return true;
    if (tokens[at]!.tag === "PUNCT" || tokens[at]!.tag === "SUB") break;
  }
  if (clause === null || !tokens.slice(opens, first).some(({ lower }) => lower === "being")) return false;
  const from = tokens[opens - 1];
  return from?.sentence === sentence && lexicon.section("unrealised").has(from.lower);
}

/** “Are often arrested”: now, and more than once. Looks at the verb group. */
export function isCustom({ tokens }: Document, lexicon: DeedLexicon, { clause }: Deed): boolean {
  if (clause === null || !clause.passive) return false;
  const group = tokens.slice(clause.first, clause.verb);
  return (
    group.some(({ lower }) => /^(?:is|are|get|gets)$/.test(lower)) &&
    group.some(({ lower }) => lexicon.section("often").has(lower))
  );
}
