/** Characters that show nothing: joiners, marks of direction, soft hyphens, a byte order mark. */
export const invisible = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff";

const plain = /^[\x20-\x7e]*$/;
/** Each of them. */
export const unseen = new RegExp(`[${invisible}]`, "g");
const presentation = /[\ufb1d-\ufdff\ufe70-\ufefc]/;
const arabic = /[\u0600-\u06ff\u0750-\u077f]/;
const devanagari = /[\u0900-\u097f]/;

/**
 * One spelling of a word for matching, lower case: composed, without what shows nothing; in the Arabic script without vowel marks,
 * tatweel and differing forms of alef, yeh, kaf and heh; in Devanagari without nukta and with one sign for a nasal. The words of
 * a lexicon and those of a text go through it alike; what is printed is always the text's own. Linear.
 */
export function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  if (text.length > longestSeen) return foldedAnew(text);
  const known = seen.get(text);
  if (known !== undefined) return known;
  if (seen.size >= mostSeen) seen.clear();
  const made = foldedAnew(text);
  seen.set(text, made);
  return made;
}

/** Words come again and again: what was folded lately is kept. */
const seen = new Map<string, string>();
const mostSeen = 20_000;
const longestSeen = 64;

function foldedAnew(text: string): string {
  let word = text.replace(unseen, "").toLowerCase().replaceAll("’", "'").normalize("NFC");
  if (presentation.test(word)) word = word.normalize("NFKC");
  if (arabic.test(word)) word = foldArabic(word);
  else if (devanagari.test(word)) word = foldDevanagari(word);
  return word;
}

/** Unicode 15.1, chapter 9.2; the yeh, kaf and heh of Arabic and of Urdu are told apart by keyboards, not by readers. */
function foldArabic(word: string): string {
  return word
    .replace(/[\u064a\u06cc\u0649]\u0654/g, "\u0626")
    .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/[\u0649\u064a]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/[\u0629\u0647\u06c0\u06c2\u06c3]/g, "\u06c1")
    .replace(/\u0624/g, "\u0648")
    .replace(/\u06d3|\u06cc\u06d2$/g, "\u0626\u06d2");
}

const nasals: readonly (readonly [RegExp, string])[] = [
  [/\u0919\u094d(?=[\u0915-\u0918])/g, "\u0902"],
  [/\u091e\u094d(?=[\u091a-\u091d])/g, "\u0902"],
  [/\u0923\u094d(?=[\u091f-\u0922])/g, "\u0902"],
  [/\u0928\u094d(?=[\u0924-\u0927])/g, "\u0902"],
  [/\u092e\u094d(?=[\u092a-\u092d])/g, "\u0902"],
];

/** Nukta and chandrabindu are left out as often as written; "गयी" and "गई", "सितम्बर" and "सितंबर" are one word. */
function foldDevanagari(word: string): string {
  let result = word.normalize("NFD").replaceAll("\u093c", "").replaceAll("\u0901", "\u0902");
  for (const [written, sign] of nasals) result = result.replace(written, sign);
  return result.replaceAll("\u092f\u0947", "\u090f").replaceAll("\u092f\u0940", "\u0908");
}

/** Words of a rule, in the spelling that tokens are matched by. */
export function foldedSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map(folded));
}
