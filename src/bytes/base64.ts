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
  for (let i = 0; i < text.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) {
      const padding = i + j >= text.length - pads;
      const code = text.charCodeAt(i + j);
      const value = padding ? 0 : code < 128 ? values[code]! : -1;
      if (value < 0) return null;
      word = (word << 6) | value;
    }
    const wanted = Math.min(3, bytes.length - at);
    if (wanted < 3 && word & ((1 << (8 * (3 - wanted))) - 1)) return null;
    for (let j = 0; j < wanted; j++) bytes[at++] = (word >> (16 - 8 * j)) & 255;
  }
  return bytes;
}
