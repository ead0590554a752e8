/** Compares two EDTF times as intervals of days. ISO 8601-2; only calendar dates, partial dates and intervals are compared. */
export function compareTimes(
  a: string,
  b: string,
): "the-same" | "cannot-both-hold" | "more-exact" | "less-exact" | "says-otherwise" {
  if (a === b) return "the-same";
  const first = interval(a);
  const second = interval(b);
  if (!first || !second) return "says-otherwise";
  const uncertain = /[?~%]/.test(a + b);
  if (first.to < second.from || second.to < first.from) return uncertain ? "says-otherwise" : "cannot-both-hold";
  const aIn = first.from >= second.from && first.to <= second.to;
  const bIn = second.from >= first.from && second.to <= first.to;
  if (aIn === bIn) return aIn ? "the-same" : "says-otherwise";
  return aIn ? "more-exact" : "less-exact";
}

/** First and last day of an EDTF text as `YYYY-MM-DD`, which sort as text; null when it cannot be bounded. */
export function interval(edtf: string): { from: string; to: string } | null {
  const [left = "", right = left] = edtf.replace(/[?~%]/g, "").split("/");
  const from = bounds(left);
  const to = bounds(right);
  return from && to ? { from: from.from, to: to.to } : null;
}

function bounds(text: string): { from: string; to: string } | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  return { from: `${year}-${month ?? "01"}-${day ?? "01"}`, to: `${year}-${month ?? "12"}-${day ?? "31"}` };
}
