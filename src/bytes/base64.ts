const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Int16Array(128).fill(-1);
for (let i = 0; i < 64; i++) values[letters.charCodeAt(i)] = i;

const pairs = Array.from({ length: 4096 }, (_, value) => letters[value >> 6]! + letters[value & 63]!);

/** Bytes as standard base64 with padding. RFC 4648, section 4. */
export function toBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = "";
  for (let i = 0; i < whole; i += 3) {
    const word = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    text += pairs[word >> 12]! + pairs[word & 4095]!;
  }
  if (whole === bytes.length) return text;
  const word = (bytes[whole]! << 16) | ((bytes[whole + 1] ?? 0) << 8);
  const third = bytes.length - whole === 2 ? letters[(word >> 6) & 63]! : "=";
  return `${text}${pairs[word >> 12]!}${third}=`;
}

/** Strict standard base64 as bytes: padded, no blanks, unused bits zero; null when it is anything else. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const pads = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  let at = 0;
  const whole = text.length - (pads > 0 ? 4 : 0);
  for (let i = 0; i < whole; i += 4) {
    const word =
      (valueAt(text, i) << 18) | (valueAt(text, i + 1) << 12) | (valueAt(text, i + 2) << 6) | valueAt(text, i + 3);
    if (word < 0) return null;
    bytes[at++] = word >> 16;
    bytes[at++] = (word >> 8) & 255;
    bytes[at++] = word & 255;
  }
  if (pads === 0) return bytes;
  const word =
    (valueAt(text, whole) << 12) | (valueAt(text, whole + 1) << 6) | (pads === 2 ? 0 : valueAt(text, whole + 2));
  if (word < 0 || (word & (pads === 2 ? 1023 : 3)) !== 0) return null;
  bytes[at++] = word >> 10;
  if (pads === 1) bytes[at++] = (word >> 2) & 255;
  return bytes;
}

/** −1 for what is no letter of base64: it stays negative however it is shifted and joined. */
function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? values[code]! : -1;
}
