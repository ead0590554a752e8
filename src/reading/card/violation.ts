import type { Card, DeedClaim, DoerType } from "../result.ts";

/**
 * The kinds of deeds that a text is about, with their claims, in text order of their first. Left out are arrests of alleged
 * doers, and kinds told only beside the matter: arrests in a text that tells of more abductions (those held are the captives,
 * those arrested the captors) or whose doer has no authority to arrest, the means of a graver deed (a shooting that killed), and one abduction or disappearance among
 * many other deeds (another case, called to mind). With `everything` all kinds stand. Linear in the deeds.
 */
export function violationsOf(
  deeds: readonly DeedClaim[],
  suspects: ReadonlySet<DeedClaim>,
  doerType: DoerType,
  everything: boolean,
): Card["violations"] {
  const byKind = new Map<string, DeedClaim[]>();
  for (const deed of deeds) {
    if (suspects.has(deed) && !everything) continue;
    const same = byKind.get(deed.deed);
    if (same) same.push(deed);
    else byKind.set(deed.deed, [deed]);
  }
  const count = (kind: string) => byKind.get(kind)?.length ?? 0;
  const kept = everything ? [...byKind] : [...byKind].filter(([kind, told]) => !isBesideTheMatter(kind, told, count));
  return (kept.length > 0 ? kept : [...byKind]).map(([deed, claims]) => ({
    deed,
    claims: claims.map((claim) => claim.id),
    start: claims[0]!.trigger.start,
    end: claims[0]!.trigger.end,
  }));

  function isBesideTheMatter(kind: string, told: readonly DeedClaim[], countOf: (kind: string) => number): boolean {
    const held = countOf("arrest") + countOf("detention");
    if (/^(?:arrest|detention)$/.test(kind)) {
      if (countOf("abduction") >= 2 && held < countOf("abduction")) return true;
      const total = [...byKind.values()].reduce((sum, list) => sum + list.length, 0);
      return unauthorised.has(doerType) && 2 * held < total && told.every(({ doer }) => !unauthorised.has(doer.type));
    }
    if (means.has(kind)) return [...byKind.keys()].some((other) => graver.has(other));
    if (told.length > 1 || deeds.length < manyDeeds) return false;
    return kind === "disappearance" || (kind === "abduction" && told[0]!.trigger.start > opening);
  }
}

/** Who arrests nobody: where one of these did what a text tells, its few arrests are of the doers. */
const unauthorised: ReadonlySet<DoerType> = new Set(["armed-group", "crowd", "person", "company"]);
/** From so many deeds on a kind that is told once may be told in passing. */
const manyDeeds = 4;
/** What a text is about is told in its opening, in UTF-16 units. */
const opening = 1000;

const means: ReadonlySet<string> = new Set(["shooting", "wounding", "bombing", "use-of-force"]);
const graver: ReadonlySet<string> = new Set([
  "killing",
  "massacre",
  "death-in-custody",
  "torture",
  "abduction",
  "disappearance",
  "arrest",
  "detention",
]);
