const digits = "0123456789abcdef";

/** Bytes as lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += digits[byte >> 4]! + digits[byte & 15]!;
  return hex;
}

/** Lower-case hex as bytes; null when a digit is wrong or the length is odd. */
export function fromHex(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = digits.indexOf(hex[2 * i]!);
    const low = digits.indexOf(hex[2 * i + 1]!);
    if (high < 0 || low < 0) return null;
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** Whether a text is exactly `count` lower-case hex digits. */
export function isHex(text: string, count: number): boolean {
  if (text.length !== count) return false;
  for (let i = 0; i < count; i++) if (digits.indexOf(text[i]!) < 0) return false;
  return true;
}
