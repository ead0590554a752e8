import type { Document } from "./document.ts";

/** Where a dateline may end, in UTF-16 units: some pages have a line of their own before it. */
const datelineReach = 400;

/** Whether a place or day stands in a dateline: "KOTBAL, 17 September (Agency) –", before the first sentence. */
export function isInDateline({ text }: Document, stretch: { readonly start: number; readonly end: number }): boolean {
  if (stretch.start > datelineReach) return false;
  const before = text.slice(Math.max(0, stretch.start - 60), stretch.start);
  const after = text.slice(stretch.end, stretch.end + 90);
  return (
    /(?:^|\n|\. |: | {2}|\()(?:[\p{L}\p{M} .’'-]{2,40}[,،] )?$/u.test(before) &&
    /^(?:[,،]? ?[\p{L}\p{M}\d .’',،]{0,40})?\)? ?(?:\([^)\n]{1,40}\) ?)?(?:[–—－]|--|- |: )/u.test(after)
  );
}
