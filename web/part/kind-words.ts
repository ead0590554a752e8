import en from "../strings/en.json";
import { type MessageId, t } from "../words.ts";

/** A kind of deed, figure or gap in the reader's language; a rarer kind as the lexicon names it. */
export function kindWords(kind: string): string {
  const id = `kind.${kind}`;
  return id in en ? t(id as MessageId) : kind.replaceAll("-", " ");
}
