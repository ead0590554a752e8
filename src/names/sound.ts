/** Names tables by path, as `latin.txt`: read by the host and handed in. */
export type TableFiles = Readonly<Record<string, string>>;

/** Turns words of any script into sounds by the tables. */
export interface SoundTables {
  /** A folded word as sounds: capitals are consonants, small letters vowels; `X` is kh, `x` stands for sh. */
  soundOf(key: string): string;
}

/** Parses the tables of letters. Lines are `letters | sound | why`; `words.txt`, `verdicts.txt` and the weights are others' files. */
export function parseSounds(files: TableFiles): SoundTables {
  const sounds = new Map<string, string>();
  let longest = 1;
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith("words.txt") || path.endsWith("verdicts.txt") || /weights\/|meanings\//.test(path)) continue;
    for (const [letters = "", sound = ""] of rows(text)) {
      sounds.set(letters, sound.replaceAll("X2", "x"));
      longest = Math.max(longest, letters.length);
    }
  }
  return { soundOf: (key) => soundOf(key, sounds, longest) };
}

function soundOf(word: string, sounds: ReadonlyMap<string, string>, longest: number): string {
  let result = "";
  for (let at = 0; at < word.length; ) {
    let taken = 0;
    for (let length = Math.min(longest, word.length - at); length > 0 && taken === 0; length--) {
      const sound = sounds.get(word.slice(at, at + length));
      if (sound === undefined) continue;
      if (!(sound.length === 1 && result.endsWith(sound))) result += sound;
      taken = length;
      if (hasInherent(word, at + length)) result += "a";
    }
    if (taken === 0) {
      result += word[at];
      taken = 1;
    }
    at += taken;
  }
  return result;
}

/** A consonant of Devanagari or Bengali with no sign after it, not the word's last, is said with a vowel. */
function hasInherent(word: string, after: number): boolean {
  if (after >= word.length || !/[\u0915-\u0939\u0958-\u095f\u0995-\u09b9]/.test(word[after - 1] ?? "")) return false;
  return !/[\u093a-\u094d\u0962\u0963\u09be-\u09cd]/.test(word[after] ?? "");
}

function rows(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#") && !line.startsWith("["))
    .map((line) => line.split("|").map((field) => field.trim()));
}
