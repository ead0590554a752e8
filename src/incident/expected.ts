import type { ReadingLine } from "../reading/result.ts";
import { live } from "./entry.ts";
import { type AccountWords, accountWords, gapEntries } from "./fact.ts";
import type { ExpectedMark, ExpectedRecord, IncidentInput } from "./input.ts";

/** A record that should exist, why it is asked for, and how it stands. */
export interface ExpectedItem extends ExpectedRecord {
  /** The deed told that asks for it. */
  readonly because: string;
  /** Null while nobody has written anything down. */
  readonly mark: ExpectedMark | null;
  /** Accounts that tell of such a thing as missing: these are claims, with their words. */
  readonly told: readonly AccountWords[];
}

/**
 * Parses a checklist: sections `[deed, deed]` of lines `id | what | source`, and a fourth field where words tell of it as missing. Lines that are no entry are left out; a record that
 * stands in several sections is one.
 */
export function parseChecklist(text: string): ExpectedRecord[] {
  const found = new Map<string, ExpectedRecord>();
  let deeds: readonly string[] = [];
  for (const line of text.split("\n")) {
    const section = /^\[([^\]]{1,500})\]$/.exec(line.trim())?.[1];
    if (section !== undefined) deeds = section.split(",").map((deed) => deed.trim());
    if (section !== undefined || line.startsWith("#")) continue;
    const [id = "", what = "", source = "", gap = ""] = line.split("|").map((field) => field.trim());
    const gaps = gap.split(",").flatMap((one) => one.trim() || []);
    if (id === "" || what === "") continue;
    found.set(id, { id, what, source, gaps, deeds: [...(found.get(id)?.deeds ?? []), ...deeds] });
  }
  return [...found.values()];
}

/** The records that the deeds told in an incident ask for, in the checklist's order. */
export function expectedRecords(input: IncidentInput): ExpectedItem[] {
  const told = new Set(input.accounts.flatMap((account) => live(account).flatMap(({ line }) => deedIn(line))));
  const gaps = gapEntries(input);
  return (input.checklist ?? []).flatMap((record) => {
    const because = record.deeds.find((deed) => told.has(deed) || deed === "any");
    if (because === undefined || told.size === 0) return [];
    const mark = (input.expected ?? []).filter((one) => one.record === record.id).at(-1) ?? null;
    const missing = gaps.filter(({ words }) => record.gaps.includes(words.note)).map(accountWords);
    return [{ ...record, because, mark, told: missing }];
  });
}

function deedIn(line: ReadingLine): string[] {
  if (line.kind !== "claim" || line.claim !== "deed") return [];
  const { negated, hypothetical, future, habitual } = line.modality;
  return negated || hypothetical || future || habitual ? [] : [line.deed];
}
