import type { Doer } from "../reading/result.ts";
import type { Standing } from "./entry.ts";
import type { SameName } from "./input.ts";

/**
 * Compares who is said to have done it. A hidden doer is less exact than a told one, a role ("the police") less exact than a named one
 * of its type. Two types, or two names, say otherwise and never exclude each other: several may have done it together. `null` when
 * both are hidden.
 */
export function compareDoers(a: Doer, b: Doer, sameName: SameName): Standing | null {
  if (a.visibility === "hidden" || b.visibility === "hidden") {
    if (a.visibility === b.visibility) return null;
    return {
      status: a.visibility === "hidden" ? "less-exact" : "more-exact",
      rule: "doer/hidden beside told",
    };
  }
  if (sameName(a.resolvedTo ?? a.text, b.resolvedTo ?? b.text) === "same")
    return { status: "the-same", rule: "doer/one name under its spellings" };
  if (a.type !== "unknown" && b.type !== "unknown" && a.type !== b.type)
    return { status: "says-otherwise", rule: "doer/another type" };
  if (a.visibility !== b.visibility)
    return { status: a.visibility === "named" ? "more-exact" : "less-exact", rule: "doer/a name beside a role" };
  if (a.visibility === "named") return { status: "says-otherwise", rule: "doer/another name" };
  return { status: "the-same", rule: "doer/same type" };
}
