import { bits } from "./skeleton.ts";

/** What a name sounds like in three times 32 bits: its sounds, its consonants two by two, and consonants with the vowels after them. */
export interface Sketch {
  readonly sounds: number;
  readonly consonants: number;
  /** 0 for a script that leaves vowels out. */
  readonly syllables: number;
}

/** Sketches by number, twelve bytes each. */
export interface Sketches {
  add(number: number, sketch: Sketch): void;
  /** How much a name's sketch differs from another, 0 to `mostLoss`: strangers by 20 and more, one letter makes 4. */
  loss(number: number, sketch: Sketch): number;
}

/** The most that two sketches differ by. */
export const mostLoss = 80;

/** The sketch of a name by its sounds; `abjad` when its script leaves vowels out. Cost is linear in the name. */
export function sketchOf({ sound, abjad }: { readonly sound: string; readonly abjad: boolean }): Sketch {
  let [sounds, consonants, syllables] = [0, 0, 0];
  let [before, consonant] = [0, 0];
  for (let at = 0; at < sound.length; at++) {
    const code = sound.charCodeAt(at);
    sounds |= 1 << (code % 31);
    if (isVowel(code)) syllables |= bitOf(before, code);
    else {
      consonants |= bitOf(consonant, code);
      consonant = code;
    }
    before = code;
  }
  return { sounds, consonants, syllables: abjad ? 0 : syllables };
}

/** No sketches yet. */
export function createSketches(): Sketches {
  let kept = new Int32Array(3 << 10);
  return {
    add(number, { sounds, consonants, syllables }) {
      if (number * 3 + 3 > kept.length) {
        const more = new Int32Array(kept.length * 2);
        more.set(kept);
        kept = more;
      }
      kept[number * 3] = sounds;
      kept[number * 3 + 1] = consonants;
      kept[number * 3 + 2] = syllables;
    },
    loss(number, { sounds, consonants, syllables }) {
      const at = number * 3;
      const own = kept[at + 2]!;
      const said = own === 0 || syllables === 0 ? 8 : bits(own ^ syllables);
      return bits(kept[at]! ^ sounds) + bits(kept[at + 1]! ^ consonants) + (said >> 1);
    },
  };
}

/** a e i o u. */
function isVowel(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117;
}

function bitOf(one: number, other: number): number {
  return 1 << (Math.imul(one * 31 + other, 0x9e3779b1) >>> 27);
}
