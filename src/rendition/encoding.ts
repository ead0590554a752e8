import { RenditionError } from "./error.ts";

/** Bytes as text, and how many bytes each stretch of text took. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1256";
  /** Bytes of a byte order mark in front, which are not part of the text. */
  readonly mark: number;
}

const looked = 65_536;

/**
 * Decodes by byte order mark, else as UTF-8 when that is well formed, else as windows-1256 or windows-1252, whichever fits
 * the letters better. Throws `RenditionError`: `empty`, `binary`, `bad-encoding` (a declared or marked encoding is broken).
 * WHATWG Encoding, section 6.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  if (bytes.length === 0) throw new RenditionError("empty", "Reading the bytes as text: there are none.");
  const marked = byMark(bytes);
  if (marked) return marked;
  if (looksBinary(bytes)) {
    throw new RenditionError(
      "binary",
      "Reading the bytes as text: they hold NUL or control bytes as programs, pictures and packed files do.",
    );
  }
  const asUtf8 = decode(bytes, "utf-8");
  if (asUtf8 !== null) return { text: asUtf8, encoding: "utf-8", mark: 0 };
  const guess =
    declared && /^(windows-125[26]|iso-8859-1|iso-8859-6)$/i.test(declared)
      ? fromLabel(declared)
      : guessCodePage(bytes);
  const text = decode(bytes, guess);
  if (text === null)
    throw new RenditionError("bad-encoding", `Reading the bytes as "${guess}": they are neither that nor UTF-8.`);
  return { text, encoding: guess, mark: 0 };
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const found =
    a === 0xef && b === 0xbb && c === 0xbf
      ? ({ encoding: "utf-8", mark: 3 } as const)
      : a === 0xff && b === 0xfe
        ? ({ encoding: "utf-16le", mark: 2 } as const)
        : a === 0xfe && b === 0xff
          ? ({ encoding: "utf-16be", mark: 2 } as const)
          : null;
  if (!found) return null;
  const text = decode(bytes.subarray(found.mark), found.encoding);
  if (text === null) {
    throw new RenditionError(
      "bad-encoding",
      `Reading the bytes as "${found.encoding}", as their mark says: they are not well formed.`,
    );
  }
  return { text, ...found };
}

/** NUL bytes, or more than one control byte in a hundred, near the start. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, looked);
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) control++;
  }
  return control * 100 > head.length;
}

/**
 * In windows-1256 Arabic letters follow each other; in windows-1252 accented letters stand alone between ASCII ones.
 */
function guessCodePage(bytes: Uint8Array): "windows-1252" | "windows-1256" {
  let high = 0;
  let pairs = 0;
  for (let at = 0; at < Math.min(bytes.length, looked); at++) {
    if ((bytes[at] ?? 0) < 0xc0) continue;
    high++;
    if ((bytes[at + 1] ?? 0) >= 0xc0) pairs++;
  }
  return high > 3 && pairs * 2 > high ? "windows-1256" : "windows-1252";
}

function fromLabel(label: string): "windows-1252" | "windows-1256" {
  return /125?6|8859-6/.test(label) ? "windows-1256" : "windows-1252";
}

/** Bytes 0x80 to 0x9F of windows-1252: some hosts decode them as ISO 8859-1. WHATWG Encoding, index windows-1252. */
const upper1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decode(bytes: Uint8Array, label: string): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return label === "windows-1252"
      ? text.replace(/[\u0080-\u009f]/g, (char) => upper1252[char.charCodeAt(0) - 0x80] ?? char)
      : text;
  } catch {
    return null;
  }
}
