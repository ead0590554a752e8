import type { ObjectRow } from "../catalog/rows.ts";
import type { Rendition } from "../rendition/rendition.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/** The most bytes that are rendered as text; larger objects are kept and shown as files. */
export const largestText = 64 * 2 ** 20;

/**
 * An object's text with its map, rendered anew from the kept bytes; the last few are remembered in memory while the ports live.
 * Throws `ActError` `too-large`, `ArchiveError` `withheld`, and the rendition room's own error.
 */
export async function textOf(ports: Ports, object: ObjectRow): Promise<Rendition> {
  const known = remembered(ports);
  const before = known.get(object.object);
  if (before !== undefined) return before;
  const bytes = await bytesOf(ports, object);
  const hint = { name: object.name, ...(object.language === null ? {} : { language: object.language }) };
  const rendition = await ports.render(bytes, hint);
  if (known.size >= 4) known.delete(known.keys().next().value!);
  if (bytes.length < 2 ** 22) known.set(object.object, rendition);
  return rendition;
}

/** The bytes as they came, bounded by `largestText`. */
export async function bytesOf(ports: Ports, object: ObjectRow): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of ports.archive.getObject(object.object)) {
    size += piece.length;
    if (size > largestText) {
      throw new ActError(
        "too-large",
        `Reading the object "${object.object.slice(0, 12)}": it is larger than 64 MiB, which is the most that is read as text.`,
      );
    }
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const memory = new WeakMap<Ports, Map<string, Rendition>>();

function remembered(ports: Ports): Map<string, Rendition> {
  let map = memory.get(ports);
  if (map === undefined) {
    map = new Map();
    memory.set(ports, map);
  }
  return map;
}

/** Forgets the texts that are remembered: after a withdrawal. */
export function forgetTexts(ports: Ports): void {
  memory.delete(ports);
}
