import { fromBase64, toBase64 } from "../bytes/base64.ts";

/** What a log signs: who it is, how long, and its root. C2SP tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes, RFC 6962. */
  readonly root: Uint8Array;
  /** Lines after the root, none in logs of our own. */
  readonly extensions: readonly string[];
}

/** The text of a checkpoint, which a note signs; ends with a newline. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const lines = [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...checkpoint.extensions];
  return `${lines.join("\n")}\n`;
}

/** Reads the text of a checkpoint; null when it is not well formed or its size is over 2^53−1. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith("\n")) return null;
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split("\n");
  if (!origin || sizeText === undefined || rootText === undefined || extensions.includes("")) return null;
  const size = parseSize(sizeText);
  const root = fromBase64(rootText);
  if (size === null || root === null || root.length !== 32) return null;
  return { origin, size, root, extensions };
}

/** A whole number without leading zeros; null when it is anything else or over 2^53−1. */
export function parseSize(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const size = Number(text);
  return Number.isSafeInteger(size) ? size : null;
}
