/** Letters that only one of the languages written in the Arabic script uses, and words that part the rest. */
const urduLetters = /[ٹڈڑںےہھۓ۔]|(?:^|\s)(?:[کك](?:و|ے|ی|ي|ا|ہ|ه)|نے|سے|پر|اور|تھا|گ[یي]ا|گئ[یي]|م[یي]ں)(?=\s|$)/g;
const arabicLetters = /[ةإأ]|(?:^|\s)[وفبل]?ال|(?:^|\s)(?:في|من|على|عن|التي|الذي)(?=\s|$)/g;

/**
 * The language of a text as a BCP 47 tag: `ur`, `ar`, `fa`, `hi`, `bn`, `my`, `ru`, `he`, `el`, `zh` by script and letters, `en` for
 * Latin with English function words, `und` for anything else. Looks at the first 4,000 characters.
 */
export function languageOf(text: string): string {
  const head = text.slice(0, 4000);
  const counts: [string, number][] = [
    ["arab", count(head, /[\u0600-\u06ff\u0750-\u077f]/g)],
    ["hi", count(head, /[\u0900-\u097f]/g)],
    ["bn", count(head, /[\u0980-\u09ff]/g)],
    ["my", count(head, /[\u1000-\u109f]/g)],
    ["ru", count(head, /[\u0400-\u04ff]/g)],
    ["he", count(head, /[\u0590-\u05ff]/g)],
    ["el", count(head, /[\u0370-\u03ff]/g)],
    ["zh", count(head, /[\u4e00-\u9fff]/g)],
    ["latn", count(head, /[A-Za-z\u00c0-\u024f]/g)],
  ];
  const [script, most] = counts.reduce((best, next) => (next[1] > best[1] ? next : best));
  if (most === 0) return "und";
  if (script === "arab") return arabicScript(head);
  return script === "latn" ? latin(head) : script;
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
