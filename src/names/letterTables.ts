/** Names tables by path, as `latin.txt`: read by the host and handed in. */
export type TableFiles = Readonly<Record<string, string>>;

/** Letters with their sounds, as the tables tell. */
export interface LetterTables {
  readonly sounds: ReadonlyMap<string, string>;
  /** By the first UTF-16 unit: how long the longest spelling is that begins so, in units; 0 for none. */
  readonly longest: Uint8Array;
  /** Letters whose sound is a rough one: of signs with many readings, or of scripts that nobody has written a table for. */
  readonly rough: ReadonlySet<string>;
}

/**
 * Parses the tables of letters: `SCRIPT.txt` of lines `letters | sound | why`. Under `[like SCRIPT at 0c00]` letters of the Unicode block from there sound as
 * those at the same place of the other script's; under `[rows of seven: e u i a e - o]` a letter is the first of a row that differs in the vowel.
 * `rough/*.txt` has lines `latin | letters`, each letter read as the Latin ones sound; any other table wins over it. Other files are passed over.
 */
export function parseLetters(files: TableFiles): LetterTables {
  const sounds = new Map<string, string>();
  const scripts = Object.entries(files).filter(
    ([path]) => /^[a-z]+\.txt$/.test(path) && !/^(?:words|verdicts)\.txt$/.test(path),
  );
  // Tables that lean on another's come after it.
  const leaning = (text: string) => Number(text.includes("[like "));
  for (const [, text] of scripts.sort((a, b) => leaning(a[1]) - leaning(b[1]))) parseScript(text, sounds);
  const rough = new Set<string>();
  for (const [path, text] of Object.entries(files)) if (path.startsWith("rough/")) parseRough(text, sounds, rough);
  const longest = new Uint8Array(65_536);
  for (const letters of sounds.keys()) {
    const first = letters.charCodeAt(0);
    if (letters.length > longest[first]!) longest[first] = letters.length;
  }
  return { sounds, longest, rough };
}

const blockSize = 0x80;
const devanagari = 0x900;

function parseScript(text: string, sounds: Map<string, string>): void {
  let vowels: readonly string[] | null = null;
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const like = /^\[like devanagari at ([0-9a-f]{4})\]$/.exec(line.trim())?.[1];
    if (like) likeDevanagari(Number.parseInt(like, 16), sounds);
    const row = /^\[rows of seven: (.+)\]$/.exec(line.trim())?.[1];
    if (row) vowels = row.split(" ").map((vowel) => (vowel === "-" ? "" : vowel));
    if (line.startsWith("[")) continue;
    const [letters = "", sound = ""] = line.split("|").map((field) => field.trim());
    const own = sound.replaceAll("X2", "x");
    if (vowels === null) sounds.set(letters.normalize("NFKD"), own);
    else
      for (const [at, vowel] of vowels.entries())
        sounds.set(String.fromCharCode(letters.charCodeAt(0) + at), own + vowel);
  }
}

function likeDevanagari(from: number, sounds: Map<string, string>): void {
  for (let at = 0; at < blockSize; at++) {
    const sound = sounds.get(String.fromCharCode(devanagari + at));
    if (sound !== undefined) sounds.set(String.fromCharCode(from + at), sound);
  }
}

function parseRough(text: string, sounds: Map<string, string>, rough: Set<string>): void {
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [latin = "", letters = ""] = line.split("|").map((field) => field.trim());
    const sound = latinSound(latin, sounds);
    for (const letter of letters) {
      if (sounds.has(letter)) continue;
      sounds.set(letter, sound);
      rough.add(letter);
    }
  }
}

function latinSound(latin: string, sounds: ReadonlyMap<string, string>): string {
  let sound = "";
  for (let at = 0; at < latin.length; ) {
    const length = [4, 3, 2, 1].find((many) => sounds.has(latin.slice(at, at + many))) ?? 1;
    sound += sounds.get(latin.slice(at, at + length)) ?? "";
    at += length;
  }
  return sound;
}
