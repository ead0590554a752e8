import { entriesOf } from "./lexicon.ts";
import type { WordFiles } from "./result.ts";

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
