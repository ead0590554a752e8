import { directionOf } from "../words.ts";

/** Somebody's exact words, in serif and in their own direction; the parts that count are underlined. Positions count code points. */
export function Quote({
  text,
  marks = [],
  language,
}: {
  text: string;
  marks?: readonly { start: number; end: number }[];
  language?: string;
}) {
  const points = [...text];
  const parts = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > points.length || mark.end <= mark.start) continue;
    parts.push(
      points.slice(at, mark.start).join(""),
      <mark key={mark.start}>{points.slice(mark.start, mark.end).join("")}</mark>,
    );
    at = mark.end;
  }
  parts.push(points.slice(at).join(""));
  return (
    <q lang={language} dir={language ? directionOf(language) : "auto"}>
      {parts}
    </q>
  );
}
