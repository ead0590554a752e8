import { fold } from "./fold.ts";

/** Names tables by path, as `latin.txt`: read by the host and handed in. */
export type TableFiles = Readonly<Record<string, string>>;

/** A name as sounds: capitals are consonants, small letters vowels; `X` is kh, `x` stands for sh. One text a word. */
export interface Sounds {
  readonly words: readonly string[];
  /** Words as folded, beside their sounds. */
  readonly keys: readonly string[];
  /** Written in a script that leaves short vowels out. */
  readonly abjad: boolean;
}

/** Turns names of any script into sounds by the tables. */
export interface SoundTables {
  soundsOf(name: string): Sounds;
  readonly honorifics: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly short: ReadonlyMap<string, string>;
}

/** Parses the tables. Lines are `letters | sound | why`; `words.txt` has sections. */
export function parseTables(files: TableFiles): SoundTables {
  const sounds = new Map<string, string>();
  let longest = 1;
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith("words.txt")) continue;
    for (const [letters = "", sound = ""] of rows(text)) {
      sounds.set(letters, sound.replaceAll("X2", "x"));
      longest = Math.max(longest, letters.length);
    }
  }
  const words = sections(Object.entries(files).find(([path]) => path.endsWith("words.txt"))?.[1] ?? "");
  const short = new Map<string, string>();
  for (const [list = "", full = ""] of words.get("short") ?? [])
    for (const word of list.split(",")) short.set(word.trim(), full);
  const set = (name: string) =>
    new Set((words.get(name) ?? []).flatMap(([list = ""]) => list.split(",").map((word) => word.trim())));
  const remembered = new Map<string, Sounds>();
  return {
    honorifics: set("honorific"),
    particles: set("particle"),
    short,
    soundsOf(name) {
      const known = remembered.get(name);
      if (known) return known;
      const keys = fold(name)
        .key.split(" ")
        .filter((word) => word !== "")
        .slice(0, 32);
      const made = {
        keys,
        abjad: /[\u0590-\u06ff]/.test(keys.join("")),
        words: keys.map((key) => soundOf(short.get(key) ?? key, sounds, longest)),
      };
      if (remembered.size > 50_000) remembered.clear();
      remembered.set(name, made);
      return made;
    },
  };
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

function sections(text: string): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  let section = "";
  for (const line of text.split("\n")) {
    const heading = /^\[(.+)\]$/.exec(line.trim())?.[1];
    if (heading) section = heading;
    else found.set(section, [...(found.get(section) ?? []), ...rows(line)]);
  }
  return found;
}
