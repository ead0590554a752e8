import { directionOf } from "../words.ts";

interface QuoteProps {
  readonly text: string;
  /** The words that count, in code points of the text. */
  readonly marks?: readonly { readonly start: number; readonly end: number }[];
  readonly language?: string | undefined;
  /** At most so many code points around the words that count; what is left out shows as …; the whole text when left out. */
  readonly around?: number;
}

/** Somebody's exact words, in serif and in their own direction; the parts that count are underlined. */
export function Quote({ text, marks = [], language, around }: QuoteProps) {
  const points = [...text];
  const [from, to] = around === undefined ? [0, points.length] : excerpt(points, marks, around);
  const parts = [];
  let at = from;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > to || mark.end <= mark.start) continue;
    const words = points.slice(mark.start, mark.end).join("");
    parts.push(points.slice(at, mark.start).join(""), <mark key={mark.start}>{words}</mark>);
    at = mark.end;
  }
  parts.push(points.slice(at, to).join(""));
  return (
    <q lang={language} dir={language ? directionOf(language) : "auto"}>
      {from > 0 && "… "}
      {parts}
      {to < points.length && " …"}
    </q>
  );
}

/** From a blank before the first mark to a blank after the last, within the bound. */
function excerpt(points: readonly string[], marks: QuoteProps["marks"] & {}, around: number): [number, number] {
  const first = Math.min(points.length, ...marks.map((mark) => mark.start));
  const last = Math.max(0, ...marks.map((mark) => mark.end));
  if (marks.length === 0 || points.length <= 2 * around) return [0, Math.min(points.length, 3 * around)];
  let from = Math.max(0, first - around);
  while (from > 0 && from < first && points[from - 1] !== " ") from++;
  let to = Math.min(points.length, Math.max(last, first + around));
  while (to < points.length && to > last && points[to] !== " ") to--;
  return [from, to];
}
