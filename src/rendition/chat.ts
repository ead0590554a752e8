import { Draft } from "./draft.ts";
import type { Form } from "./form.ts";

interface Line {
  readonly at: number;
  readonly text: string;
  readonly head: Head | null;
}

/** The start of a message: its three date numbers as they stand, clock, sender, and where the words begin. */
interface Head {
  readonly date: readonly [number, number, number];
  readonly clock: string;
  /** null for a notice of the program itself ("messages are encrypted"). */
  readonly sender: { readonly from: number; readonly to: number } | null;
  readonly words: number;
}

type Order = "day first" | "month first" | "year first" | "unknown";

/**
 * A WhatsApp export as its messages, a block each with sender and time. Android and iOS heads, 12- and 24-hour clocks, any
 * decimal digits, U+200E and U+200F left standing. The order of day and month is decided from the whole file; where no date
 * decides it, the date is left out and said to be lost. Times are local to an unknown zone.
 */
export const renderChat: Form = {
  fits: (decoded, ending) => (ending === "txt" || ending === "") && looksLikeChat(decoded.text),
  render: (decoded) => {
    const draft = new Draft();
    const lines = [...chatLines(decoded.text)];
    const order = orderOf(lines.flatMap((line) => (line.head ? [line.head.date] : [])));
    const lost = order === "unknown" ? ["the order of day and month in the dates: no date decides it"] : [];
    let open: { start: number; note: Record<string, string> } | null = null;
    const close = () => {
      if (open) draft.block("message", open.start, draft.length, open.note);
      open = null;
    };
    let number = 0;
    for (const line of lines) {
      if (line.head) {
        close();
        draft.breakParagraph();
        const start = draft.length;
        const { sender } = line.head;
        const note: Record<string, string> = { message: String(++number) };
        const time = isoTime(line.head, order);
        if (time) note.time = time;
        if (sender) {
          note.sender = strip(line.text.slice(sender.from, sender.to));
          draft.add(line.text.slice(0, sender.from), line.at, line.at + sender.from);
          const from = draft.length;
          draft.add(line.text.slice(sender.from, sender.to), line.at + sender.from, line.at + sender.to);
          draft.block("sender", from, draft.length);
          draft.add(line.text.slice(sender.to), line.at + sender.to, line.at + line.text.length);
        } else draft.add(line.text, line.at, line.at + line.text.length);
        if (sender) open = { start, note };
      } else {
        if (draft.length > 0) draft.add("\n");
        draft.add(line.text, line.at, line.at + line.text.length);
      }
    }
    close();
    return draft.finish(decoded.text, decoded.encoding, decoded.mark, {
      name: "text/whatsapp;1",
      language: null,
      published: null,
      title: null,
      lost,
    });
  },
};

function looksLikeChat(text: string): boolean {
  let heads = 0;
  let lines = 0;
  for (const line of chatLines(text.slice(0, 20_000))) {
    if (line.text.trim() === "") continue;
    if (lines++ === 0 && !line.head) return false;
    if (line.head?.sender) heads++;
    if (lines > 60) break;
  }
  return heads >= 2 || (heads === 1 && lines <= 2);
}

function* chatLines(text: string): Generator<Line> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).replace(/\r$/, "");
    yield { at, text: line, head: headOf(line) };
    at = end + 1;
  }
}

const marks = "[\\u200e\\u200f\\u202a-\\u202e]{0,3}";
const number = "(\\p{Nd}{1,4})";
const head = new RegExp(
  `^${marks}(\\[?)${marks}${number}${marks}[./\\-]${marks} ?${number}${marks}[./\\-]${marks} ?${number}[,،]?[ \\u00a0\\u202f]` +
    `(\\p{Nd}{1,2}[:.]\\p{Nd}{2}(?:[:.]\\p{Nd}{2})?(?:[ \\u00a0\\u202f]?[\\p{L}.]{1,6}(?: ?[\\p{L}.]{1,3})?)?)${marks}(?:\\]| [-–])[ \\u200e\\u200f]{0,3}`,
  "u",
);

function headOf(line: string): Head | null {
  const match = head.exec(line.slice(0, 120));
  if (!match) return null;
  const [whole, , a = "", b = "", c = "", clock = ""] = match;
  const words = whole.length;
  const colon = line.indexOf(": ", words);
  const end = colon < 0 && line.endsWith(":") ? line.length - 1 : colon;
  const sender = end > words && end - words <= 120 ? { from: words, to: end } : null;
  return {
    date: [toNumber(a), toNumber(b), toNumber(c)],
    clock,
    sender,
    words: sender ? Math.min(line.length, end + 2) : words,
  };
}

/** Decimal digits of any script as a number: each script's ten stand together in Unicode, zero first. */
function toNumber(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 10 + digitValue(digit);
  return value;
}

function digitValue(digit: string): number {
  let code = digit.codePointAt(0) ?? 48;
  for (let value = 0; value < 10; value++, code--) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - 1)) || code === 48) return value;
  }
  return 0;
}

function orderOf(dates: readonly (readonly [number, number, number])[]): Order {
  if (dates.some(([a]) => a > 31)) return "year first";
  if (dates.some(([a]) => a > 12)) return "day first";
  if (dates.some(([, b]) => b > 12)) return "month first";
  return "unknown";
}

function isoTime(message: Head, order: Order): string | null {
  if (order === "unknown") return null;
  const [a, b, c] = message.date;
  const [year, month, day] = order === "year first" ? [a, b, c] : order === "day first" ? [c, b, a] : [c, a, b];
  const full = year < 100 ? 2000 + year : year;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = [...message.clock.matchAll(/\p{Nd}+/gu)].map((part) => toNumber(part[0]));
  const [hour = 0, minute = 0] = clock;
  const late = /p\.? ?m|م|अपराह्न|شام/iu.test(message.clock);
  const early = /a\.? ?m|ص|पूर्वाह्न/iu.test(message.clock);
  const whole = late && hour < 12 ? hour + 12 : early && hour === 12 ? 0 : hour;
  return `${String(full).padStart(4, "0")}-${two(month)}-${two(day)}T${two(whole)}:${two(minute)}`;
}

function strip(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u00a0]/g, "").trim();
}
