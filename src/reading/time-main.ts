import { sentenceAt } from "./document.ts";
import type { Found } from "./found.ts";
import type { Card, DeedClaim, TimeMention } from "./result.ts";

/**
 * When the text's main incident happened: the time that stands with the deeds, early ones first; where no day is said, the
 * year of publication (no words, so no anchor). Null when nothing says.
 */
export function mainDate(found: Found, deeds: readonly DeedClaim[]): Card["date"] {
  const times = found.times.filter((time) => /^\d{4}/.test(time.edtf));
  const spoken = new Map<number, number>();
  deeds.forEach((deed, index) => {
    const sentence = sentenceAt(found.document, deed.trigger.start);
    spoken.set(sentence, (spoken.get(sentence) ?? 0) + (index < 3 ? 3 : 1));
  });
  let top: { time: TimeMention; score: number } | null = null;
  for (const time of times) {
    const sentence = sentenceAt(found.document, time.start);
    const weight =
      Math.min(4, spoken.get(sentence) ?? 0) +
      (deeds.some((deed) => deed.time?.start === time.start) ? 1 : 0) +
      Math.max(0, 3 - sentence * 0.5) +
      (/^\d{4}-\d\d-\d\d$/.test(time.edtf) ? 1 : 0) -
      (/^\d{4}$/.test(time.edtf) ? 1.5 : 0);
    if (!top || weight > top.score) top = { time, score: weight };
  }
  if (top) return { edtf: top.time.edtf, text: top.time.text, start: top.time.start, end: top.time.end };
  const year = /^\d{4}/.exec(found.document.options.published ?? "")?.[0];
  return year ? { edtf: year, text: "", start: null, end: null } : null;
}
