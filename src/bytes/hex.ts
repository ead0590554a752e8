const digits = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) values["0123456789abcdef".charCodeAt(value)] = value;

const atOnce = 256;

/** Bytes as lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  if (bytes.length <= atOnce) return pieceToHex(bytes);
  let hex = "";
  for (let at = 0; at < bytes.length; at += atOnce) hex += pieceToHex(bytes.subarray(at, at + atOnce));
  return hex;
}

/** In one go: a text that grows digit by digit is kept as a tree of its pieces, and a digest's is kept long. */
function pieceToHex(bytes: Uint8Array): string {
  const codes = new Array<number>(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    codes[2 * i] = digits[bytes[i]! >> 4]!;
    codes[2 * i + 1] = digits[bytes[i]! & 15]!;
  }
  return String.fromCharCode.apply(null, codes);
}

/** Lower-case hex as bytes; null when a digit is wrong or the length is odd. */
export function fromHex(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = digitAt(hex, 2 * i);
    const low = digitAt(hex, 2 * i + 1);
    if (high < 0 || low < 0) return null;
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** Whether a text is exactly `count` lower-case hex digits. */
export function isHex(text: string, count: number): boolean {
  if (text.length !== count) return false;
  for (let i = 0; i < count; i++) if (digitAt(text, i) < 0) return false;
  return true;
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? values[code]! : -1;
}
