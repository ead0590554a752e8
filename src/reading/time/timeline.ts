import { isInDateline } from "../text/dateline.ts";
import { type Document, sentenceAt } from "../text/document.ts";
import { type Day, parseDay } from "./calendar.ts";

/** What the times of a telling count from so far. */
export interface Timeline {
  /** The last day named; null for none. */
  readonly anchor: Day | null;
  /** The sentence that the last day was named in; -1 for none. */
  readonly anchoredIn: number;
  /** The last year named, with a day or alone; null for none. */
  readonly year: number | null;
  /** The day of the dateline, else of the message or of publication; null for none. */
  readonly published: Day | null;
}

/** A place in the text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The timeline at the start of a telling. */
export function openingOf(published: Day | null): Timeline {
  return { anchor: null, anchoredIn: -1, year: null, published };
}

/** The timeline after a time that stands at a stretch; `exact` when the time is a day that others can count from. Constant. */
export function goneOn(
  line: Timeline,
  document: Document,
  time: { readonly edtf: string; readonly why: string; readonly exact?: boolean },
  stretch: Stretch,
): Timeline {
  const year = yearIn(time.edtf) ?? line.year;
  const day = time.exact ? parseDay(time.edtf.slice(time.edtf.indexOf("/") + 1)) : null;
  if (day && day.day > 0)
    return isBase(document, stretch)
      ? { ...line, year, published: day }
      : { ...line, year, anchor: day, anchoredIn: sentenceAt(document, stretch.start) };
  // "Two years later he died. The next day …": not the day after the one named before.
  const leaves = time.why === "time/from-year-before" && year !== line.anchor?.year;
  return { ...line, year, anchor: leaves ? null : line.anchor };
}

/** Whether a day stands in a dateline after its place ("KOTBAL, 12 June (Agency) –"), so that the text counts from it; "12 May 2014: soldiers came" is an entry of a list. */
function isBase(document: Document, stretch: Stretch): boolean {
  return (
    /[,،] $/.test(document.text.slice(Math.max(0, stretch.start - 2), stretch.start)) && isInDateline(document, stretch)
  );
}

/** The year that an EDTF ends in, if it names one. */
function yearIn(edtf: string): number | null {
  const year = /^\d{4}(?=$|[-~])/.exec(edtf.slice(edtf.indexOf("/") + 1))?.[0];
  return year === undefined ? null : Number(year);
}
