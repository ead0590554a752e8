import { months } from "./phrase.ts";
import { particles } from "./tag-noun.ts";
import type { Token } from "./token.ts";

/** "dozens were badly injured": an adjective that is a participle too is one after a form of "be". */
export function isAfterBe(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (tokens[before]?.tag === "ADV" && tokens[before]!.sentence === tokens[at]!.sentence) before--;
  return (
    tokens[before]?.sentence === tokens[at]!.sentence &&
    /^(?:was|were|been|being|is|are)$/.test(tokens[before]?.lower ?? "")
  );
}

/** "and his son injured in the attack", "people wounded by splinters": right behind a noun, with what it came of behind it. */
export function isSaidOfNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before?.sentence !== tokens[at]!.sentence || next?.sentence !== tokens[at]!.sentence) return false;
  return (before.tag === "NOUN" || before.tag === "PROPER") && cameOf.has(next.lower);
}

const cameOf: ReadonlySet<string> = new Set(["in", "by", "during", "when", "after", "with"]);

/** "…, arrested by the guard", "…, arrested 5 May": a past form behind a comma that is a participle. */
export function isPassed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.lower === "by") return !passesBy.has(tokens[at]!.lemma);
  if (tokens[at]!.lemma === "ask" && asks.has(next?.lower ?? "")) return true;
  return next?.tag === "NUM" && months.has(tokens[at + 2]?.lower ?? "");
}

/** "were beaten, robbed and killed": a past form between a participle and an "and". */
export function isListed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.tag !== "CONJ" && next?.text !== ",") return false;
  let back = at - 2;
  while (back > at - 5 && /^(?:ADV|PREP)$/.test(tokens[back]?.tag ?? "")) back--;
  if (tokens[back]?.tag !== "VBN" || tokens[back]!.sentence !== tokens[at]!.sentence) return false;
  let auxiliary = back - 1;
  while (tokens[auxiliary]?.tag === "ADV") auxiliary--;
  return !haveForms.has(tokens[auxiliary]?.lower ?? "");
}

/** The forms of "have" that a participle stands behind. */
export const haveForms: ReadonlySet<string> = new Set("have has had having 've".split(" "));

/** "lawyers interviewed by the paper said", "a bomb planted in a cart went off": a past form right behind a noun, with a doer or a place behind it and then a verb of its own. */
export function isPassedBy(tokens: readonly Token[], at: number): boolean {
  const by = tokens[at + 1]?.lower ?? "";
  if (passesBy.has(tokens[at]!.lemma)) return false;
  if (by !== "by" && !(placed.has(tokens[at]!.lemma) && tokens[at + 1]?.tag === "PREP")) return false;
  for (let next = at + 2; next < at + 10 && tokens[next]?.sentence === tokens[at]!.sentence; next++) {
    const { tag } = tokens[next]!;
    if (tag === "VBD" || tag === "VBZ" || tag === "AUX" || tag === "MODAL") return true;
    if (!behindBy.has(tag)) return false;
  }
  return false;
}

const behindBy: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPER", "NUM", "POSS"]);

/** Verbs that need an object: without one their past form is what was done to the noun before. */
const placed: ReadonlySet<string> = new Set(
  "plant hold detain arrest keep lodge imprison jail injure wound kill trap bury hide post station deploy fit rig bring take find recover carry publish broadcast issue release interview accuse suspect charge convict".split(
    " ",
  ),
);

/** "The ministry, asked about the deaths, said". */
const asks: ReadonlySet<string> = new Set(["about", "whether", "why", "how", "if"]);

/** Verbs whose past tense stands before "by" with a subject of its own. */
const passesBy: ReadonlySet<string> = new Set(
  "stand pass go abide swear come drive walk live fly get stop start begin end respond react reply".split(" "),
);

/** "killed and butchered and burnt": whether the verb before the "and" is a participle. */
export function joinsParticiple(tokens: readonly Token[], at: number): boolean {
  let agent = false;
  for (let i = at; i >= 0 && i > at - 8; i--) {
    const token = tokens[i]!;
    if (i === at && particles.has(token.lower)) continue;
    if (token.tag === "VBN") return agent || i > at - 3;
    if (token.lower === "by") agent = true;
    else if (!withinAgent.has(token.tag) && token.text !== ",") return false;
  }
  return false;
}

const withinAgent: ReadonlySet<string> = new Set("ADV NOUN PROPER ADJ DET".split(" "));
