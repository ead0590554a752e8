import { unseen } from "./fold.ts";

/** Letters that only one of the languages written in the Arabic script uses, and words that part the rest. */
const urduLetters = /[ٹڈڑںےہھۓ۔]|(?:^|\s)(?:[کك](?:و|ے|ی|ي|ا|ہ|ه)|نے|سے|پر|اور|تھا|گ[یي]ا|گئ[یي]|م[یي]ں)(?=\s|$)/g;
const arabicLetters = /[ةإأ]|(?:^|\s)[وفبل]?ال|(?:^|\s)(?:في|من|على|عن|التي|الذي)(?=\s|$)/g;

/**
 * The language of a text as a BCP 47 tag: `ur`, `ar`, `fa`, `hi`, `bn`, `my`, `ru`, `he`, `el`, `zh` by script and letters, `en` for
 * Latin with English function words, `und` for anything else. Looks at the first 4,000 characters.
 */
export function languageOf(text: string): string {
  // A byte order mark inside a word is white space to a regular expression, and would make two words of it.
  const head = text.slice(0, 4000).replace(unseen, "");
  const counts = countScripts(head);
  const [script, most] = counts.reduce((best, next) => (next[1] > best[1] ? next : best));
  if (most === 0) return "und";
  if (script === "arab") return arabicScript(head);
  return script === "latn" ? latin(head) : script;
}

/** Scripts by their first and last code unit; the first that holds a character counts it. */
const scripts: readonly (readonly [string, number, number])[] = [
  ["arab", 0x0600, 0x06ff],
  ["arab", 0x0750, 0x077f],
  ["hi", 0x0900, 0x097f],
  ["bn", 0x0980, 0x09ff],
  ["my", 0x1000, 0x109f],
  ["ru", 0x0400, 0x04ff],
  ["he", 0x0590, 0x05ff],
  ["el", 0x0370, 0x03ff],
  ["zh", 0x4e00, 0x9fff],
  ["latn", 0x00c0, 0x024f],
];

function countScripts(head: string): [string, number][] {
  const counts = new Map(scripts.map(([name]): [string, number] => [name, 0]));
  let latin = 0;
  for (let at = 0; at < head.length; at++) {
    const unit = head.charCodeAt(at);
    if (unit < 0x80) {
      if (isLetter(unit)) latin++;
      continue;
    }
    const script = scriptOf(unit);
    if (script !== null) counts.set(script, counts.get(script)! + 1);
  }
  counts.set("latn", counts.get("latn")! + latin);
  return [...counts];
}

/** Whether a UTF-16 unit is a letter a to z, small or capital. */
export function isLetter(unit: number): boolean {
  const small = unit | 32;
  return small >= 97 && small <= 122;
}

function scriptOf(unit: number): string | null {
  for (let at = 0; at < scripts.length; at++) {
    const script = scripts[at]!;
    if (unit >= script[1] && unit <= script[2]) return script[0];
  }
  return null;
}

const persianWords = /(?:^|\s)(?:است|که|این|را|از|شد|شدند|می|در|به|با|های)(?=[\s.،؟!۔]|$)/g;

function arabicScript(head: string): string {
  const urdu = count(head, urduLetters);
  const arabic = count(head, arabicLetters);
  const words = count(head, persianWords);
  if (urdu > arabic && urdu >= 2 * words) return "ur";
  const persian = count(head, /[پچژگ]/g) + count(head, /[یک]/g) / 2 + 2 * words;
  return persian * 2 > arabic && persian > 0 ? "fa" : "ar";
}

const longestEnglish = 4;
/** English function words, each as a number made of its letters: a text is scanned for them without cutting it. */
const english = new Set(
  "the of and to in was were is that said for on he she they it at by from with have not his her i we my"
    .split(" ")
    .map((word) => [...word].reduce((key, letter) => spelled(key, letter.charCodeAt(0)), 0)),
);

/** The number of a word with one more letter of a to z; at most `longestEnglish` letters fit. */
function spelled(key: number, unit: number): number {
  return key * 32 + (unit & 31);
}

function latin(head: string): string {
  // The only letters beyond ASCII that are a to z in lower case: a dotted capital i and the sign for kelvin.
  const text = /[\u0130\u212a]/.test(head) ? head.toLowerCase() : head;
  let words = 0;
  let known = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text.charCodeAt(at))) continue;
    const first = at;
    let key = 0;
    for (; at < text.length && isLetter(text.charCodeAt(at)); at++)
      if (at < first + longestEnglish) key = spelled(key, text.charCodeAt(at));
    words++;
    if (at - first <= longestEnglish && english.has(key)) known++;
  }
  return known * 12 >= words || words < 12 ? "en" : "und";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
