import type { Json } from "../bytes/json.ts";
import type { ReadingLine } from "../reading/result.ts";

/**
 * A line of a reading as an act can say it: the record's JSON knows only whole numbers from 0, so any other number is
 * written `{"decimal":"0.5"}`. Members that are undefined are left out.
 */
export function lineToJson(value: unknown): Json {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && value >= 0 ? value : { decimal: String(value) };
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(lineToJson);
  const members: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value as object)) {
    if (member !== undefined) members[key] = lineToJson(member);
  }
  return members;
}

/** The line that `lineToJson` wrote. The shape is trusted as far as `isLine` looks. */
export function lineFromJson(json: Json): ReadingLine {
  return unpack(json) as ReadingLine;
}

const kinds = new Set(["telling", "statement", "claim", "figure", "mention", "frame", "card"]);

/** Whether a value has the head of a reading's line: a known kind and, where it has positions, whole ones in order. */
export function isLine(value: unknown): value is ReadingLine {
  if (typeof value !== "object" || value === null) return false;
  const line = value as { kind?: unknown; start?: unknown; end?: unknown };
  if (typeof line.kind !== "string" || !kinds.has(line.kind)) return false;
  if (line.start === undefined && line.end === undefined) return true;
  return Number.isSafeInteger(line.start) && Number.isSafeInteger(line.end) && Number(line.start) <= Number(line.end);
}

function unpack(json: Json): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(unpack);
  const object = json as { readonly [key: string]: Json };
  const decimal = object.decimal;
  if (typeof decimal === "string" && Object.keys(object).length === 1) return Number(decimal);
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, unpack(member)]));
}

/** The id of a line inside its reading: its own, `card`, or for a frame its number in the reading from 0, as `n12`. */
export function lineId(line: ReadingLine, index: number): string {
  if ("id" in line) return line.id;
  return line.kind === "card" ? "card" : `n${index}`;
}
