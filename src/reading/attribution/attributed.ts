import type { Speaker } from "../../account/statement.ts";
import type { NounPhrase } from "../text/phrase.ts";

/** Words that a sentence hands to a source: who, by which cue, and which words. Token numbers, `end` not included. */
export interface Attributed {
  readonly speaker: Speaker;
  /** Tokens of the source's name; null when it stands in another sentence. */
  readonly source: NounPhrase | null;
  readonly cueFirst: number;
  readonly cueEnd: number;
  readonly first: number;
  readonly end: number;
  /** The source's own words where the cue stands between them; absent where they are all from `first` to `end`. */
  readonly parts?: readonly TokenRange[] | undefined;
  readonly direct: boolean;
  readonly sure: number;
  readonly why: readonly string[];
}

/** Token numbers, `end` not included. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}
