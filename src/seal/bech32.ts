const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Bytes under a lower-case prefix, with a check of six letters. BIP 173, without its limit of 90 letters. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, 8, 5, true)!;
  const sum = checksum([...spread(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  for (let i = 0; i < 6; i++) words.push((sum >> (5 * (5 - i))) & 31);
  return `${prefix}1${words.map((word) => letters[word]!).join("")}`;
}

/** The bytes of a bech32 text of one case under this prefix; null when anything is wrong. */
export function fromBech32(prefix: string, text: string): Uint8Array | null {
  const lower = text.toLowerCase();
  if ((text !== lower && text !== text.toUpperCase()) || !lower.startsWith(`${prefix}1`) || text.length > 200)
    return null;
  const words: number[] = [];
  for (const letter of lower.slice(prefix.length + 1)) {
    const word = letters.indexOf(letter);
    if (word < 0) return null;
    words.push(word);
  }
  if (words.length < 6 || checksum([...spread(prefix), ...words]) !== 1) return null;
  const bytes = regroup(words.slice(0, -6), 5, 8, false);
  return bytes === null ? null : Uint8Array.from(bytes);
}

function spread(prefix: string): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function checksum(words: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) sum ^= generators[i]!;
  }
  return sum;
}

function regroup(words: Iterable<number>, from: number, to: number, pad: boolean): number[] | null {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const word of words) {
    held = ((held << from) | word) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((held >> bits) & ((1 << to) - 1));
    }
  }
  if (pad) {
    if (bits > 0) out.push((held << (to - bits)) & ((1 << to) - 1));
  } else if (bits >= from || held & ((1 << bits) - 1)) return null;
  return out;
}
