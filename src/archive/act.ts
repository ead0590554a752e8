import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { Crypto, Random } from "../bytes/crypto.ts";
import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import { canonical, type Json, JsonError, type Members, parseMembers } from "../bytes/json.ts";
import { fromUtf8, utf8, utf8Beside } from "../bytes/text.ts";
import { openActLine, sealActLine, sealedUnit } from "../seal/actLine.ts";
import type { Unit } from "../seal/unit.ts";
import { ArchiveError } from "./error.ts";
import { format, limits } from "./layout.ts";

/** What every act says of itself. */
export interface ActHead {
  /** Key id of the keyholder, 16 hex digits. */
  readonly by: string;
  readonly kind: string;
  readonly refs: readonly string[];
  /** RFC 3339 in UTC. */
  readonly time: string;
}

/** An act as it goes into the log: its line and the leaf that commits to it. */
export interface WrittenAct {
  readonly line: Uint8Array;
  readonly leaf: Uint8Array;
}

/** The three slots of an act; a slot that is absent is empty. */
export interface ActContent {
  readonly head: ActHead;
  readonly body: Json | null;
  readonly private: Json | null;
}

/** An act that is to be written, sealed whole to `unit` unless that is null. Plain data, so that a thread can be sent it. */
export interface ActToWrite {
  readonly content: ActContent;
  readonly unit: Unit | null;
}

/** The names of the slots. */
export const slotNames = ["body", "head", "private"] as const;
export type SlotName = (typeof slotNames)[number];

/** The leaf as it is read: four digests in hex. */
export interface Leaf {
  readonly body: string;
  readonly head: string;
  readonly private: string;
  readonly stored: string;
}

/** Slots that a line shows or that a key opened: values with the salts that prove them. */
export interface Disclosed {
  readonly values: Readonly<Record<string, Json>>;
  /** The canonical texts of values, where they are at hand. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly salts: Readonly<Record<string, Uint8Array>>;
}

/** A line as it is read: what lies open and what is sealed. */
export interface Line extends Disclosed {
  readonly sealed: Uint8Array | null;
}

/**
 * Writes an act. With a `unit` all of it is sealed; without, head and body lie open and only `private` is sealed, in the
 * keyholders' `own` unit. Throws `ArchiveError` `too-large` or `bad-input`.
 */
export function writeAct(
  crypto: Crypto,
  random: Random,
  content: ActContent,
  unit: Unit | null,
  own: Unit | null,
): WrittenAct {
  const salts: Record<SlotName, Uint8Array> = { body: random(32), head: random(32), private: random(32) };
  const texts: Record<SlotName, string> = {
    body: slotText(content.body),
    head: slotText(content.head as unknown as Json),
    private: slotText(content.private),
  };
  const line = utf8Beside(writeLine(crypto, random, texts, salts, unit, own));
  if (line.length >= limits.line)
    throw new ArchiveError(
      "too-large",
      `an act has a line of ${line.length} bytes; ${limits.line - 1} are allowed: keep the text as an object and refer to it`,
    );
  const [body, head, hidden] = slotNames.map((slot) => commitment(crypto, slot, salts[slot], texts[slot]));
  const leaf = leafText({ body: body!, head: head!, private: hidden!, stored: crypto.sha256Hex(line) });
  return { line, leaf: utf8Beside(leaf) };
}

/** SHA-256(`witness-archive/1 ` ‖ slot name ‖ LF ‖ salt ‖ text) in hex: fixes a slot without showing it. An empty slot has the empty text. */
export function commitment(crypto: Crypto, slot: SlotName, salt: Uint8Array, text: string): string {
  return crypto.sha256Hex(prefixes[slot], salt, text);
}

/** Reads a leaf; null when it is not exactly in its canonical form. */
export function parseLeaf(bytes: Uint8Array): Leaf | null {
  const text = bytes.length === leafLength ? fromUtf8(bytes) : null;
  if (text === null) return null;
  const [body, head, hidden, stored] = leafDigestsAt.map((at) => text.slice(at, at + 64));
  const leaf = { body: body!, head: head!, private: hidden!, stored: stored! };
  return Object.values(leaf).every((digest) => isHex(digest, 64)) && leafText(leaf) === text ? leaf : null;
}

/** The digest of the line, in hex, as a leaf says it that was found well formed before; nothing else of it is looked at. */
export function storedIn(leaf: Uint8Array): string | null {
  return leaf.length === leafLength ? fromUtf8(leaf.subarray(leafDigestsAt[3]!, leafDigestsAt[3]! + 64)) : null;
}

/** The one text of a leaf. */
function leafText({ body, head, private: hidden, stored }: Leaf): string {
  return `{"body":"${body}","format":"${format}","head":"${head}","private":"${hidden}","stored":"${stored}"}`;
}

const blank = "0".repeat(64);
const blankLeaf = leafText({ body: blank, head: blank, private: blank, stored: blank });
const leafLength = blankLeaf.length;
/** Where the digests of body, head, private and stored begin: the text of every leaf is as long. */
const leafDigestsAt = [...blankLeaf.matchAll(/0{64}/g)].map((found) => found.index);

/** Reads a line; null when it is not exactly in its canonical form. */
export function parseLine(bytes: Uint8Array): Line | null {
  if (bytes.length >= limits.line) return null;
  const members = parseObject(bytes);
  if (members === null) return null;
  const { sealed } = members.values;
  const bytesSealed = sealed === undefined ? null : typeof sealed === "string" ? fromBase64(sealed) : undefined;
  const disclosed = parseDisclosed(members);
  const isSealed = bytesSealed !== null && bytesSealed !== undefined && bytesSealed.length > 0;
  if (bytesSealed === undefined || (sealed !== undefined && !isSealed) || disclosed === null) return null;
  return { ...disclosed, sealed: bytesSealed };
}

/** Adds to a line what the keys at hand open. `unit` is the unit that opened its sealed part; null when nothing did. */
export function openLine(
  crypto: Crypto,
  line: Line,
  own: Unit | null,
  units: ReadonlyMap<string, Unit>,
): Disclosed & { unit: string | null } {
  const shown = { values: line.values, salts: line.salts, ...(line.texts && { texts: line.texts }), unit: null };
  if (line.sealed === null) return shown;
  const hinted = own === null ? null : sealedUnit(crypto, own, line.sealed);
  const unit = hinted === null ? undefined : units.get(hinted);
  for (const candidate of unit !== undefined ? [unit] : own === null ? units.values() : []) {
    const inner = openActLine(crypto, candidate, line.sealed);
    const disclosed = inner === null ? null : parseInner(inner);
    if (disclosed === null) continue;
    return {
      values: { ...line.values, ...disclosed.values },
      salts: { ...line.salts, ...disclosed.salts },
      texts: { ...line.texts, ...disclosed.texts },
      unit: candidate.id,
    };
  }
  return shown;
}

/** Slots that do not hold what the leaf commits to. */
export function wrongSlots(crypto: Crypto, leaf: Leaf, disclosed: Disclosed): SlotName[] {
  return slotNames.filter((slot) => {
    const salt = disclosed.salts[slot];
    if (salt === undefined) return slot in disclosed.values;
    const value = disclosed.values[slot];
    const text = value === undefined ? "" : (disclosed.texts?.[slot] ?? canonical(value));
    return commitment(crypto, slot, salt, text) !== leaf[slot];
  });
}

/** Whether the head that a line discloses is written as the format says; true where it discloses none. */
export function isHeadWellFormed({ values, salts, texts }: Disclosed): boolean {
  if (salts.head === undefined) return true;
  return values.head !== undefined && headForm.test(texts?.head ?? canonical(values.head));
}

const headForm =
  /^\{"by":"[0-9a-f]{16}","kind":"[a-z][a-z0-9-]{1,63}","refs":\[(?:"[0-9a-f]{64}",?){0,256}\],"time":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"\}$/;

/** The head that a line discloses; null when it is withheld or not a head. */
export function headOf(disclosed: Disclosed): ActHead | null {
  const head = disclosed.values.head;
  if (head === null || typeof head !== "object" || Array.isArray(head)) return null;
  const { by, kind, refs, time } = head as Record<string, Json>;
  if (typeof by !== "string" || typeof kind !== "string" || typeof time !== "string" || !Array.isArray(refs))
    return null;
  return { by, kind, time, refs: refs.filter((ref): ref is string => typeof ref === "string") };
}

const prefixes: Record<SlotName, Uint8Array> = {
  body: utf8(`${format} body\n`),
  head: utf8(`${format} head\n`),
  private: utf8(`${format} private\n`),
};

function slotText(value: Json | null): string {
  if (value === null) return "";
  let text: string;
  try {
    text = canonical(value);
  } catch (error) {
    if (error instanceof JsonError) throw new ArchiveError("bad-input", `an act cannot be written: ${error.message}`);
    throw error;
  }
  const length = text.length * 3 > limits.slot ? utf8(text).length : 0;
  if (length > limits.slot) {
    throw new ArchiveError(
      "too-large",
      `a slot of an act has ${length} bytes; ${limits.slot} are allowed: keep the text as an object and refer to it`,
    );
  }
  return text;
}

function writeLine(
  crypto: Crypto,
  random: Random,
  texts: Record<SlotName, string>,
  salts: Record<SlotName, Uint8Array>,
  unit: Unit | null,
  own: Unit | null,
): string {
  const inOpen = unit !== null ? [] : texts.private === "" ? slotNames : (["body", "head"] as const);
  const inSeal = slotNames.filter((slot) => !(inOpen as readonly SlotName[]).includes(slot));
  const open = members(inOpen, texts, salts);
  if (inSeal.length === 0) return `{${open.join(",")}}`;
  const key = unit ?? own;
  if (key === null || own === null)
    throw new ArchiveError("withheld", "an act is to be sealed and the keyholders' own key is not at hand");
  const sealed = sealActLine(crypto, random, key, own, utf8Beside(`{${members(inSeal, texts, salts).join(",")}}`));
  return `{${[...open, `"sealed":"${toBase64(sealed)}"`].join(",")}}`;
}

/** The members of a line in the order of their keys: body, head, private, salts. */
function members(
  slots: readonly SlotName[],
  texts: Record<SlotName, string>,
  salts: Record<SlotName, Uint8Array>,
): string[] {
  if (slots.length === 0) return [];
  const shown = slots.filter((slot) => texts[slot] !== "").map((slot) => `"${slot}":${texts[slot]}`);
  return [...shown, `"salts":{${slots.map((slot) => `"${slot}":"${toHex(salts[slot])}"`).join(",")}}`];
}

function parseInner(bytes: Uint8Array): Disclosed | null {
  const members = parseObject(bytes);
  return members === null || "sealed" in members.values ? null : parseDisclosed(members);
}

function parseDisclosed({ values: all, texts }: Members): Disclosed | null {
  const { salts: saltTexts = {}, sealed: _, ...values } = all;
  if (saltTexts === null || typeof saltTexts !== "object" || Array.isArray(saltTexts)) return null;
  const salts: Record<string, Uint8Array> = {};
  for (const [slot, text] of Object.entries(saltTexts as Record<string, Json>)) {
    const salt = typeof text === "string" && text.length === 64 ? fromHex(text) : null;
    if (salt === null || !(slotNames as readonly string[]).includes(slot)) return null;
    salts[slot] = salt;
  }
  if (!Object.keys(values).every((slot) => Object.hasOwn(salts, slot))) return null;
  return { values, salts, texts };
}

function parseObject(bytes: Uint8Array): Members | null {
  const text = fromUtf8(bytes);
  if (text === null) return null;
  try {
    return parseMembers(text);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}
