/** A search key with the way back: `map[i]` is the UTF-16 position in the original that unit `i` of the key came from. */
export interface Folded {
  readonly key: string;
  readonly map: readonly number[];
}

/** One keyboard's or encoding's letter as another's. Unicode chapters 9 and 12; only what no reader would call another letter. */
const sameLetter: Readonly<Record<string, string>> = {
  ك: "ک",
  ي: "ی",
  ى: "ی",
  ئ: "ی",
  ې: "ی",
  ۍ: "ی",
  ے: "ی",
  ه: "ہ",
  ھ: "ہ",
  ە: "ہ",
  ة: "ہ",
  ۃ: "ہ",
  ۀ: "ہ",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ۄ: "و",
  ۆ: "و",
  ۇ: "و",
  ۋ: "و",
  ٸ: "ی",
  ڪ: "ک",
  ـ: "",
  "،": " ",
  "؛": " ",
};

const ignored = /[\p{Mn}\p{Cf}\u0640'’‘`´ʼʻʿʾ]/u;
/**
 * Vowel signs, killers and stackers of the Indic scripts, Thai, Lao, Khmer and Burmese are marks to Unicode and letters to a reader, as are the voicing
 * marks of kana. Nukta and tone marks are not: writers leave them out.
 */
const kept =
  /[\u0900-\u0903\u093a\u093b\u093e-\u094d\u0962\u0963\u0981-\u0983\u09be-\u09cd\u0a01-\u0a03\u0a3e-\u0a4d\u0a70\u0a81-\u0a83\u0abe-\u0acd\u0b01-\u0b03\u0b3e-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbe-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e4c\u0e4d\u0eb1\u0eb4-\u0ebc\u0f71-\u0f84\u0f90-\u0fbc\u102b-\u1036\u1039-\u103e\u17b6-\u17c8\u17cd\u17d2\u3099\u309a]/u;

/**
 * Folds what keyboards and encodings tell apart and readers do not: case, width, harakat, tatweel, joiners, nukta, hamza seats, digits.
 * For search, never for storage or display. Linear; a name of over 10,000 units is cut there.
 */
export function fold(text: string): Folded {
  const whole = text.slice(0, 10_000);
  let key = "";
  const map: number[] = [];
  let at = 0;
  for (const char of whole) {
    const code = char.charCodeAt(0);
    // The plain Latin letters, which most names are of.
    if ((code > 0x60 && code < 0x7b) || (code > 0x40 && code < 0x5b)) {
      key += code < 0x5b ? String.fromCharCode(code + 32) : char;
      map.push(at++);
      continue;
    }
    for (const piece of char.normalize("NFKD").toLowerCase()) {
      if (ignored.test(piece) && !kept.test(piece)) continue;
      const same = digit(piece) ?? sameLetter[piece] ?? (/[\s\p{P}\p{S}\p{Cc}\p{Cs}]/u.test(piece) ? " " : piece);
      if (same === "" || (same === " " && (key === "" || key.endsWith(" ")))) continue;
      for (let i = 0; i < same.length; i++) map.push(at);
      key += same;
    }
    at += char.length;
  }
  return key.endsWith(" ") ? { key: key.slice(0, -1), map: map.slice(0, -1) } : { key, map };
}

function digit(char: string): string | null {
  if (!/\p{Nd}/u.test(char)) return null;
  const code = char.codePointAt(0) ?? 48;
  const zeros = [
    0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
  ];
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? null : String(code - zero);
}
