/**
 * JSON narrowed as the record keeps it: objects with keys `[A-Za-z][A-Za-z0-9]*`, arrays, well-formed strings, integers
 * 0 … 2^53−1, true, false and null. Anything else is written as a string.
 * RFC 8785, narrowed by `spec/archive.md` section "Canonical JSON".
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What `parseCanonical` and `canonical` found wrong; `offset` is a UTF-16 position, −1 when a value (not a text) was refused. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const deepest = 32;
const loneSurrogate = /\p{Surrogate}/u;
const keyShape = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * The one text of a value: keys sorted by UTF-16 code unit, no blanks, strings escaped as RFC 8785 says.
 * Throws `JsonError` for a key, number or string that the record does not allow, or nesting over 32.
 */
export function canonical(value: Json): string {
  return write(value, 0);
}

/** Reads a text and requires that it is exactly the canonical text of what it says; nesting at most 32. Throws `JsonError`. */
export function parseCanonical(text: string): Json {
  const value = parse(text);
  requireSame(write(value, 0), text);
  return value;
}

/** An object's members: their values, and the canonical text of each. */
export interface Members {
  readonly values: Readonly<Record<string, Json>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** As `parseCanonical`, for an object whose members' own texts are asked for; null when it is no object. Throws `JsonError`. */
export function parseMembers(text: string): Members | null {
  const value = parse(text);
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    requireSame(write(value, 0), text);
    return null;
  }
  const values = value as Readonly<Record<string, Json>>;
  const texts: Record<string, string> = {};
  requireSame(writeObject(values, 0, texts), text);
  return { values, texts };
}

/** A copy of a value that the record allows, with the members of objects in the order of the canonical text. */
export function inCanonicalOrder(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inCanonicalOrder);
  const members = value as Readonly<Record<string, Json>>;
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(members).sort()) copy[key] = inCanonicalOrder(members[key]!);
  return copy;
}

function parse(text: string): Json {
  boundNesting(text);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new JsonError("this is not JSON", 0);
  }
}

function requireSame(again: string, text: string): void {
  if (again !== text) throw new JsonError("this JSON is not in its canonical form", firstDifference(again, text));
}

function write(value: Json, depth: number): string {
  if (depth > deepest) throw new JsonError(`nesting goes deeper than ${deepest}`, -1);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeString(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
      throw new JsonError(`the number ${value} is no integer from 0 to 2^53-1: write it as a string`, -1);
    }
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`;
  return writeObject(value as { readonly [key: string]: Json }, depth, null);
}

/** Also notes the text of each member in `texts`. */
function writeObject(
  object: { readonly [key: string]: Json },
  depth: number,
  texts: Record<string, string> | null,
): string {
  let members = "";
  for (const key of sortedKeys(object)) {
    if (!keyShape.test(key))
      throw new JsonError(`the key ${JSON.stringify(key.slice(0, 40))} is not made of letters and digits`, -1);
    const member = object[key];
    if (member === undefined) continue;
    const text = write(member, depth + 1);
    if (texts !== null) texts[key] = text;
    members += `${members === "" ? "" : ","}"${key}":${text}`;
  }
  return `{${members}}`;
}

function sortedKeys(object: { readonly [key: string]: Json }): string[] {
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

function writeString(text: string): string {
  if (loneSurrogate.test(text)) throw new JsonError("a string holds half of a surrogate pair", -1);
  return JSON.stringify(text);
}

function boundNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) throw new JsonError(`nesting goes deeper than ${deepest}`, i);
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}
