import type { Reader, ReadingLine } from "../../../src/reading/index.ts";
import { type Marked, sentencesOf } from "./sentences.ts";

/** The parts of a reading that are measured. */
export const parts = ["speakers", "deeds", "figures", "dates", "places", "gaps", "links"] as const;
type Part = (typeof parts)[number];

/** F1 of one part over some sentences, null where neither the reader nor the marks have any; and how many are marked. */
interface Score {
  readonly f1: number | null;
  readonly marked: number;
}

/** Whose deeds are told: kinds of doer, put together as parties to a conflict are. */
export const parties: Readonly<Record<string, readonly string[]>> = {
  state: ["police", "military", "official"],
  "non-state": ["armed-group", "company", "person"],
  crowd: ["crowd"],
};

interface Measured {
  readonly sentences: number;
  /** By party: how many deeds whose doer the words show were read with that doer, of how many marked. */
  readonly byParty: Readonly<Record<string, readonly [right: number, marked: number]>>;
  readonly scores: Readonly<Record<Part, Score>>;
  readonly misses: readonly string[];
}

/** How well the sentences of one section are read, in one form or in all: F1 of each part of the reading. */
export function measure(reader: Reader, language: string, section: string, form?: string): Measured {
  const sentences = sentencesOf(language, section).filter((one) => form === undefined || one.form === form);
  const misses: string[] = [];
  const byParty: Record<string, [number, number]> = {};
  const tally = Object.fromEntries(parts.map((part) => [part, [0, 0, 0]])) as Record<Part, [number, number, number]>;
  for (const sentence of sentences) {
    const lines = reader.read(sentence.text, { published: "2024-05-17", blocks: blocksOf(sentence) });
    countParties(byParty, sentence, readOf(lines, "deeds"));
    for (const part of parts) {
      const wanted = sentence[part].map((one) => (typeof one === "string" ? one : deedWords(one)));
      const read = readOf(lines, part);
      const right = common(wanted, read);
      tally[part][0] += right;
      tally[part][1] += wanted.length;
      tally[part][2] += read.length;
      if (right < wanted.length || right < read.length)
        misses.push(
          `${part}: wanted ${wanted.join("; ")}, read ${read.join("; ")} | ${sentence.form}: ${sentence.text}`,
        );
    }
  }
  const scores = Object.fromEntries(
    parts.map((part) => {
      const [right, wanted, read] = tally[part];
      return [part, { f1: wanted + read === 0 ? null : (2 * right) / (wanted + read), marked: wanted }];
    }),
  ) as Record<Part, Score>;
  return { sentences: sentences.length, byParty, scores, misses };
}

function countParties(byParty: Record<string, [number, number]>, sentence: Marked, read: readonly string[]): void {
  for (const [party, types] of Object.entries(parties)) {
    const wanted = sentence.deeds.filter(({ seen, type }) => seen !== "hidden" && types.includes(type)).map(deedWords);
    const [right, marked] = byParty[party] ?? [0, 0];
    byParty[party] = [right + common(wanted, read), marked + wanted.length];
  }
}

/** A message of a chat comes with its blocks, as the rendition of an exported chat has them. */
function blocksOf(sentence: Marked) {
  const colon = sentence.text.indexOf(":");
  if (sentence.form !== "chat" || colon < 0) return [];
  const length = [...sentence.text].length;
  return [
    { role: "message" as const, start: 0, end: length },
    { role: "sender" as const, start: 0, end: [...sentence.text.slice(0, colon)].length },
  ];
}

function deedWords(deed: Marked["deeds"][number]): string {
  const type = deed.type === "unknown" ? "person" : deed.type;
  return `${deed.kind}:${deed.seen === "hidden" ? "hidden" : `${deed.seen} ${type}`}${deed.not ? ":not done" : ""}`;
}

function readOf(lines: readonly ReadingLine[], part: Part): string[] {
  if (part === "speakers") return [...new Set(lines.flatMap(speakerOf))];
  if (part === "dates") return [...new Set(lines.flatMap(dateOf))];
  if (part === "places")
    return lines.flatMap((line) => (line.kind === "mention" && line.type === "place" ? [line.text] : []));
  if (part === "figures")
    return lines.flatMap((line) =>
      line.kind === "figure" ? [`${line.min ?? ""}..${line.max ?? ""}:${line.of ?? ""}`] : [],
    );
  return lines.flatMap((line) => {
    if (line.kind !== "claim") return [];
    if (part === "deeds" && line.claim === "deed") {
      const { negated, hypothetical, future } = line.modality;
      const type = line.doer.type === "unknown" ? "person" : line.doer.type;
      const seen = line.doer.visibility === "hidden" ? "hidden" : `${line.doer.visibility} ${type}`;
      return [`${line.deed}:${seen}${negated || hypothetical || future ? ":not done" : ""}`];
    }
    if (part === "gaps" && line.claim === "gap") return [line.missing];
    if (part === "links" && line.claim === "link") return [`${line.relation}:${line.from?.text}:${line.to?.text}`];
    return [];
  });
}

function speakerOf(line: ReadingLine): string[] {
  if (line.kind !== "statement") return [];
  const speaker = line.speakers.at(-1)!;
  return speaker.name === "the compiler" ? [] : [`${speaker.name}:${speaker.stance}`];
}

/** A day approximate by the moon's sighting counts as that day. */
function dateOf(line: ReadingLine): string[] {
  if (line.kind === "mention" && line.type === "date" && line.resolved) return [line.resolved.replace(/[~?%]$/, "")];
  return line.kind === "claim" && line.claim === "deed" && line.time?.edtf
    ? [line.time.edtf.replace(/[~?%]$/, "")]
    : [];
}

/** How many of the wanted were read; "any" in a wanted deed fits a doer seen by name, by role or not at all. */
function common(wanted: readonly string[], read: readonly string[]): number {
  const left = [...read];
  return wanted.filter((one) => {
    const at = left.findIndex((other) => fits(one, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function fits(wanted: string, read: string): boolean {
  if (wanted === read) return true;
  if (!wanted.includes(":any ")) return false;
  return (
    wanted.replace(":any ", ":role ") === read ||
    wanted.replace(":any ", ":named ") === read ||
    wanted.replace(/:any person/, ":hidden") === read
  );
}
