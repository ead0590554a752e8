import { kindWords } from "../../part/kind-words.ts";
import en from "../../strings/en.json";
import { type MessageId, t } from "../../words.ts";

/** The program's own note on a cell or row (`beating · by role`, `24 or more (convention)`) in the reader's language; what it does not know stays. */
export function noteWords(note: string): string {
  return note.split(" · ").map(partWords).join(" · ");
}

/** The bounds that a figure's note tells; null is open. */
export function boundsOf(note: string): { min: number | null; max: number | null } {
  const numbers = (note.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (note.includes("or more")) return { min: numbers[0] ?? null, max: null };
  if (note.includes("or fewer")) return { min: null, max: numbers[0] ?? null };
  return { min: numbers[0] ?? null, max: numbers[1] ?? numbers[0] ?? null };
}

const figure = /^(?:\d+(?:\.\d+)? (?:or more|or fewer|to \d+(?:\.\d+)?))(?: \(convention\))?$/;

function partWords(part: string): string {
  if (figure.test(part)) return figureWords(part);
  const id = `note.${part}`;
  return id in en ? t(id as MessageId) : kindWords(part.replaceAll(" ", "-")).replaceAll("-", " ");
}

function figureWords(part: string): string {
  const { min, max } = boundsOf(part);
  const range =
    max === null ? t("orMore", { n: min ?? 0 }) : min === null ? t("orFewer", { n: max }) : t("fromTo", { min, max });
  return part.endsWith("(convention)") ? `${range} (${t("convention")})` : range;
}
