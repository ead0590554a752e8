import type { NumberWords } from "../figure/number-words.ts";
import type { Document } from "../text/document.ts";
import type { DateOrder } from "./date-order.ts";
import type { TimeWords } from "./time-words.ts";
import type { Timeline } from "./timeline.ts";

/** What a time has to go by: the text, its language's words and the timeline so far. */
export interface TimeContext extends Timeline {
  readonly document: Document;
  readonly words: TimeWords;
  readonly numbers: NumberWords;
  /** Whether the day or the month comes first in the text's dates in numbers. */
  readonly order: () => DateOrder;
}

/** A time found: the token after it, its EDTF ("" when the words give none), the rule; `exact` when it can carry on a timeline. */
export interface TimeMade {
  readonly end: number;
  readonly edtf: string;
  readonly clock?: string;
  readonly why: string;
  readonly exact?: boolean;
}
