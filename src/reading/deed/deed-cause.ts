import type { Document } from "../text/document.ts";
import type { Deed } from "./deed-claim.ts";

const bodies = /^(?:killing|massacre|wounding)$/;
const means = /^(?:shooting|use-of-force|beating|torture|bombing|mob-attack|arson)$/;
const causing = /^(?:in|by|to|from|during|of|due|with|the|a|an|alleged|subsequent)$/;

/**
 * Gives a death or wound without a doer the doer of what brought it about in the same sentence: "died in police firing",
 * "were killed when soldiers shelled the camp", "fired forty rounds, killing two". The deeds of one sentence, in order. Linear.
 */
export function withCauses(document: Document, deeds: readonly Deed[]): Deed[] {
  return deeds.map((deed, index) => {
    if (!bodies.test(deed.kind)) return deed;
    const before = deeds[index - 1];
    const after = deeds[index + 1];
    if (before && means.test(before.kind) && isResult(document, deed, before))
      return caused(deed, before, "deed/result-of");
    if (deed.doer.visibility !== "hidden") return deed;
    if (after && means.test(after.kind) && isCause(document, deed, after))
      return caused(deed, after, "deed/brought-about-by");
    return deed;
  });
}

function caused(deed: Deed, cause: Deed, rule: string): Deed {
  if (cause.doer.type === "unknown" || cause.doer.type === "person") return deed;
  return {
    ...deed,
    doer: cause.doer,
    sure: Math.max(deed.sure, 0.65),
    why: [...deed.why, rule, ...cause.why.slice(1)],
  };
}

/** "fired, killing two": the participle's subject is the doer of the deed before it. */
function isResult(document: Document, deed: Deed, before: Deed): boolean {
  return document.tokens[deed.first]!.tag === "VBG" && deed.first - before.end < 14;
}

/** "killed in police firing", "died when police fired". */
function isCause(document: Document, deed: Deed, cause: Deed): boolean {
  if (cause.first - deed.end > 16) return false;
  const { tokens } = document;
  if (cause.voice !== "nominal") {
    for (let at = deed.end; at < cause.first; at++) if (timeJoins.has(tokens[at]!.lower)) return !cause.clause?.negated;
    return false;
  }
  for (let at = cause.first - 1; at >= deed.end; at--) {
    if (causeJoins.has(tokens[at]!.lower)) return true;
    if (!causing.test(tokens[at]!.lower) && !withinCause.has(tokens[at]!.tag)) return false;
  }
  return false;
}

const timeJoins: ReadonlySet<string> = new Set(["when", "as", "after", "while"]);
const causeJoins: ReadonlySet<string> = new Set("in by to from during of due with".split(" "));
const withinCause: ReadonlySet<string> = new Set("NOUN PROPER ADJ NUM POSS".split(" "));

/** Sentences over which "the firing" is still that of the deed before. */
const reach = 4;

/** Remembers who used force last: "the firing" and "rounds were fired" after it are of the same kind of doer, which stays hidden. */
export class LastForce {
  #deed: Deed | null = null;
  #sentence = 0;

  /** The deed with the type of the last doer when the words give none; the doer stays hidden and the why says so. */
  resolve(document: Document, deed: Deed, sentence: number): Deed {
    if (!/^(?:shooting|use-of-force|bombing)$/.test(deed.kind)) return deed;
    if (deed.doer.type !== "unknown") {
      this.#deed = deed;
      this.#sentence = sentence;
      return deed;
    }
    const last = this.#deed;
    if (!last || last.kind === "bombing" || sentence - this.#sentence > reach || deed.doer.visibility !== "hidden")
      return deed;
    const definite = deed.voice !== "nominal" || document.tokens[deed.first - 1]?.lower === "the";
    if (!definite) return deed;
    return {
      ...deed,
      doer: { ...deed.doer, type: last.doer.type },
      sure: Math.max(deed.sure, 0.6),
      why: [...deed.why, "deed/doer-as-before"],
    };
  }
}
