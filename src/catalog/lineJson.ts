import type { Json } from "../bytes/json.ts";
import type { ReadingLine } from "../reading/result.ts";

/**
 * A line of a reading as an act can say it: the record's JSON knows only whole numbers from 0, so any other number is
 * written `{"decimal":"0.5"}`. Members that are undefined are left out.
 */
export function lineToJson(value: unknown): Json {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && value >= 0 ? value + 0 : { decimal: String(value) };
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(lineToJson);
  const members: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value as object)) {
    if (member !== undefined) members[key] = lineToJson(member);
  }
  return members;
}

/** The line that `lineToJson` wrote. What it is, `isLine` says. */
export function lineFromJson(json: Json): ReadingLine {
  return unpack(json) as ReadingLine;
}

/**
 * Whether a value has the bones of a reading's line, so that nothing that looks at it fails: a known kind, positions in order,
 * and the members that every line of that kind has. Finer members are taken as they come.
 */
export function isLine(value: unknown): value is ReadingLine {
  const line = membersOf(value);
  switch (line?.kind) {
    case "telling":
      return isPlace(line) && isSpeaker(line.author) && isText(line.id, line.form, line.language);
    case "statement":
      return (
        isPlace(line) && isText(line.id, line.quote) && Array.isArray(line.speakers) && line.speakers.every(isSpeaker)
      );
    case "claim":
      return isText(line.id, line.statement) && isSpan(line.trigger) && isClaim(line);
    case "figure":
      return isSpan(line) && isText(line.id, line.statement, line.unit) && isBound(line.min) && isBound(line.max);
    case "mention":
      return isSpan(line) && isText(line.id, line.type);
    case "frame":
      return isPlace(line) && isText(line.family, line.term);
    case "card":
      return typeof line.quality === "object" && line.quality !== null;
    default:
      return false;
  }
}

function isClaim(line: Members): boolean {
  const maybeSpan = (one: unknown) => one === null || one === undefined || isSpan(one);
  if (line.claim === "gap") return isText(line.missing) && maybeSpan(line.from) && maybeSpan(line.refusedTo);
  if (membersOf(line.modality) === null) return false;
  if (line.claim === "link") return isText(line.relation) && maybeSpan(line.from) && maybeSpan(line.to);
  const doer = membersOf(line.doer);
  const lists = Array.isArray(line.doneTo) && line.doneTo.every(isSpan) && Array.isArray(line.figures);
  const parts = maybeSpan(line.place) && maybeSpan(line.time) && maybeSpan(line.instrument);
  return line.claim === "deed" && isText(line.deed, doer?.text, doer?.visibility) && lists && parts;
}

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown): Members | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

function isText(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "string");
}

function isBound(value: unknown): boolean {
  return value === null || typeof value === "number";
}

function isPlace(line: Members): boolean {
  const { start, end } = line;
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= Number(start) && Number(start) <= Number(end);
}

function isSpan(value: unknown): boolean {
  const span = membersOf(value);
  return span !== null && isText(span.text) && isPlace(span);
}

function isSpeaker(value: unknown): boolean {
  const speaker = membersOf(value);
  return speaker !== null && isText(speaker.name) && (speaker.start === null || isPlace(speaker));
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
