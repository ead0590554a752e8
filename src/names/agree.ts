import type { Word } from "./prepared.ts";
import type { Reason } from "./reason.ts";

/** Two kinds of body, two parts of a place, two numbers: at most this, well below *maybe*. */
const differs = 0.6;
/** Two kinds of group: papers call one body party, front and movement; a person decides. */
const groupsDiffer = 0.72;
/** Only one name tells the kind, the part or the number: a town is not its hospital, nor Sudan its south. */
const lacks = 0.75;

/** The most that two names may score for words that must agree and do not, with the reason. */
export interface Disagreement {
  readonly most: number;
  readonly reason: Reason;
}

/** Whether any word of a name must agree with one of the other. */
export function mustAgree(words: readonly Word[]): boolean {
  return words.some((word) => aspectOf(word) !== null);
}

type Aspect = "number" | "part" | "kind";

function aspectOf(word: Word): Aspect | null {
  if (word.number) return "number";
  const kind = word.meaning?.kind;
  if (kind === "part") return "part";
  return kind === "body" || kind === "group" ? "kind" : null;
}

const rules: Readonly<Record<Aspect, string>> = {
  number: "different numbers",
  part: "different parts of a place",
  kind: "different kinds of body",
};
const lackRules: Readonly<Record<Aspect, string>> = {
  number: "a number that the other lacks",
  part: "a part of a place that the other does not name",
  kind: "a kind of body that the other does not name",
};

/**
 * What words without an answer say against one name. `joined`: the names answer each other written together, so that a word may be
 * part of another: only what differs counts, not what lacks. Null when nothing does.
 */
export function disagreement(a: readonly Word[], b: readonly Word[], joined: boolean): Disagreement | null {
  let found: Disagreement | null = null;
  const say = (most: number, rule: string, one: Word | undefined, other: Word | undefined) => {
    if (!found || most < found.most)
      found = { most, reason: { rule, a: one?.key ?? "", b: other?.key ?? "", weight: 0 } };
  };
  for (const aspect of ["number", "part", "kind"] as const) {
    const [own, others] = [
      a.filter((word) => aspectOf(word) === aspect),
      b.filter((word) => aspectOf(word) === aspect),
    ];
    const [one, other] = [own[0], others[0]];
    if (one && other) {
      const groups = one.meaning?.kind === "group" && other.meaning?.kind === "group";
      say(groups ? groupsDiffer : differs, rules[aspect], one, other);
    } else if (!joined && [one, other].some((word) => word && word.meaning?.kind !== "group"))
      say(lacks, lackRules[aspect], one, other);
  }
  return found;
}
