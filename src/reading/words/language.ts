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
      if ((unit | 32) >= 97 && (unit | 32) <= 122) latin++;
      continue;
    }
    const script = scripts.find(([, from, to]) => unit >= from && unit <= to);
    if (script) counts.set(script[0], counts.get(script[0])! + 1);
  }
  return [...counts].map(([name, number]): [string, number] => [name, name === "latn" ? number + latin : number]);
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

const english = new Set(
  "the of and to in was were is that said for on he she they it at by from with have not his her i we my".split(" "),
);

function latin(head: string): string {
  const words = head
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const known = words.filter((word) => english.has(word)).length;
  return known * 12 >= words.length || words.length < 12 ? "en" : "und";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
