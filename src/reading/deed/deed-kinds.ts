import type { WordFiles } from "../result.ts";
import { entriesOf } from "../words/lexicon.ts";

/**
 * The kind that a kind of deed is a kind of, by `deeds.txt`: a death in custody is a killing. Null for a kind that stands at the top,
 * or that the list does not have.
 */
export function broaderDeeds(files: WordFiles): (kind: string) => string | null {
  const listed = new Map(
    entriesOf(files, "deeds.txt").map(({ words, fields }) => [words[0] ?? "", fields[0] ?? ""] as const),
  );
  return (kind) => {
    const broader = listed.get(kind);
    return broader !== undefined && listed.has(broader) ? broader : null;
  };
}

const families: Readonly<Record<string, string>> = {
  killing: "life",
  massacre: "life",
  "death-in-custody": "life",
  beating: "body",
  torture: "body",
  "sexual-violence": "body",
  wounding: "body",
  "degrading-treatment": "body",
  arrest: "held",
  detention: "held",
  disappearance: "taken",
  abduction: "taken",
  shooting: "attack",
  bombing: "attack",
  "mob-attack": "attack",
  "use-of-force": "attack",
  arson: "property",
  looting: "property",
  destruction: "property",
  threat: "pressure",
  surveillance: "pressure",
  displacement: "moved",
  "forced-relocation": "moved",
};

/** What a kind of deed does to those it is done to, coarse: life, body, held, taken, attack, property, pressure, moved, other. */
export function deedFamily(kind: string): string {
  return families[kind] ?? "other";
}
