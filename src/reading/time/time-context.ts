import type { NumberWords } from "../figure/number-words.ts";
import type { Document } from "../text/document.ts";
import type { Day } from "./calendar.ts";
import type { TimeWords } from "./time-words.ts";

/** What a time has to go by: the text, its language's words, the last day named in this telling, the day of publication. */
export interface TimeContext {
  readonly document: Document;
  readonly words: TimeWords;
  readonly numbers: NumberWords;
  readonly anchor: Day | null;
  /** The sentence that the last day was named in; -1 for none. */
  readonly anchoredIn: number;
  /** The last year named, with a day or alone; null for none. */
  readonly year: number | null;
  readonly published: Day | null;
}

/** A time found: the token after it, its EDTF ("" when the words give none), the rule; `exact` when it can carry on a timeline. */
export interface TimeMade {
  readonly end: number;
  readonly edtf: string;
  readonly clock?: string;
  readonly why: string;
  readonly exact?: boolean;
}
