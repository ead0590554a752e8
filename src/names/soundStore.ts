/** The sounds of many names, a byte each, to tell quickly which of them are near a name that is asked for. */
export interface SoundStore {
  /** Puts the sounds of the next name; numbers count from 0. `vowels` says whether its script writes them. */
  add(sound: string, vowels: boolean): void;
  /** A measure of how many sounds differ between names that were put and this one: the words' order may change. */
  near(words: readonly string[], vowels: boolean): (number: number) => number;
}

/** Sounds of a name that are held against another's: the bits of a number. */
const longest = 31;
const vowelsLeftOut = 128;

/** No sounds yet. Some 20 bytes a name. */
export function createSoundStore(): SoundStore {
  let bytes = new Uint8Array(1 << 12);
  let ends = new Uint32Array(1 << 8);
  let count = 0;
  return {
    add(sound, vowels) {
      const from = count === 0 ? 0 : ends[count - 1]!;
      const length = Math.min(sound.length, longest);
      if (from + length + 1 > bytes.length) bytes = grown(bytes, new Uint8Array(bytes.length * 1.5));
      if (count === ends.length) ends = grown(ends, new Uint32Array(ends.length * 1.5));
      bytes[from] = vowels ? 0 : vowelsLeftOut;
      for (let at = 0; at < length; at++) bytes[from + 1 + at] = sound.charCodeAt(at) & 127;
      ends[count++] = from + length + 1;
    },
    near(words, vowels) {
      const orders = turns(words).map((sound) => [patternOf(sound), patternOf(sound.replace(vowel, ""))] as const);
      return (number) => {
        const from = number === 0 ? 0 : ends[number - 1]!;
        const without = !vowels || bytes[from] === vowelsLeftOut;
        let least = longest;
        for (const [whole, bare] of orders)
          least = Math.min(least, differing(without ? bare : whole, bytes, from + 1, ends[number]!, without));
        return least;
      };
    },
  };
}

const vowel = /[a-zHVY]/g;

/** A name's words as they stand, and with the last one first: surnames come and go between the ends. */
function turns(words: readonly string[]): string[] {
  const straight = words.join("");
  return words.length < 2 ? [straight] : [straight, [words.at(-1), ...words.slice(0, -1)].join("")];
}

interface Pattern {
  readonly length: number;
  /** For each sound, one bit for every place it stands at. */
  readonly at: Int32Array;
}

function patternOf(sound: string): Pattern {
  const length = Math.min(sound.length, longest);
  const at = new Int32Array(128);
  for (let place = 0; place < length; place++) at[sound.charCodeAt(place) & 127]! |= 1 << place;
  return { length, at };
}

/** Whether a byte is a sound that scripts without vowels leave out. */
const isVowel = Uint8Array.from({ length: 128 }, (_, code) => (/[a-zHVY]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Levenshtein's distance by bit vectors: Myers 1999, "A fast bit-vector algorithm for approximate string matching". */
function differing({ length, at }: Pattern, text: Uint8Array, from: number, to: number, bare: boolean): number {
  if (length === 0) return to - from;
  const last = 1 << (length - 1);
  let plus = -1;
  let minus = 0;
  let distance = length;
  for (let place = from; place < to; place++) {
    const sound = text[place]!;
    if (bare && isVowel[sound] === 1) continue;
    const same = at[sound]!;
    const vertical = same | minus;
    const across = (((same & plus) + plus) ^ plus) | same;
    let up = minus | ~(across | plus);
    let down = plus & across;
    if (up & last) distance++;
    if (down & last) distance--;
    up = (up << 1) | 1;
    down <<= 1;
    plus = down | ~(vertical | up);
    minus = up & vertical;
  }
  return distance;
}

function grown<T extends Uint8Array | Uint32Array>(old: T, made: T): T {
  made.set(old);
  return made;
}
