import { withoutOwnAcronyms } from "./acronym.ts";
import { mustAgree } from "./agree.ts";
import type { Pieces, Weights } from "./align.ts";
import { abjadCosts, soundCodes, soundWeight, vowelCosts } from "./distance.ts";
import type { Meaning } from "./meanings.ts";
import type { Prepared, Tables, Word } from "./prepared.ts";
import { placesOf } from "./skeleton.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { type Script, scriptOf, unitsOf, wholeUnits } from "./units.ts";
import type { WordRole } from "./wordTables.ts";

const mostWords = 12;

/** Folds a name and sorts its words by what they do. Cost is linear in the name, cut at 10,000 units and 12 telling words. */
export function prepare(tables: Tables, text: string): Prepared {
  const { tokens, disguised } = tokensOf(tables.words, tables.meanings, text);
  const script = scriptOf(tokens.map(({ key }) => key).join(" "));
  const all = withoutOwnAcronyms(tables, wordsOf(tables, tokens, script));
  const telling = all.filter(({ role }) => role === "name" || role === "generic" || role === "patronymic");
  const words = (telling.some(({ role }) => role === "name") ? telling : all).slice(0, mostWords);
  const together = whole(words, script);
  const solid = words.some(({ initial }) => initial) ? words.filter(({ initial }) => !initial) : words;
  return {
    text,
    script,
    abjad: script === "arabic" || script === "hebrew",
    signs: script === "other" && tokens.some(({ key }) => /[\u1100-\u11ff\u3041-\u30ff\u3400-\u9fff]/.test(key)),
    rough: script === "other" && tokens.some(({ key }) => tables.sounds.isRough(key)),
    words,
    disguised,
    loose: words.length === all.length ? none : all.filter((word) => !words.includes(word)),
    order: all,
    acronyms: all.some(({ letters }) => letters !== "") ? all.filter(({ letters }) => letters !== "") : none,
    body: all.some(
      ({ meaning, role }) => (meaning !== null && meaning.kind !== "surname") || role === "generic" || role === "form",
    ),
    agrees: mustAgree(words),
    whole: together,
    solid: solid.length === words.length || solid.length === 0 ? together : whole(solid, script),
    surname: surnameOf(all, script),
  };
}

/** Ji and bin are an honorific and a particle elsewhere, and syllables of Korean names: only what comes first is no name. */
function surnameOf(order: readonly Word[], script: Script): Prepared["surname"] {
  const words = order[0]?.role === "honorific" ? order.slice(1) : order;
  const word = words.length > 1 ? words.find(({ meaning }) => meaning?.kind === "surname") : undefined;
  if (!word) return null;
  const others = words.filter((other) => other !== word);
  return { word, given: whole(others, script) };
}

const none: readonly Word[] = [];

/** Words as one, as a spelling without spaces has them. */
export function whole(words: readonly Word[], script: Script): Word {
  const keys = words.map(({ key }) => (key.includes(" ") ? key.replaceAll(" ", "") : key));
  const sound = words.map((word) => word.sound).join("");
  return made({ key: keys.join(""), letters: "", sure: false }, sound, "name", wholeUnits(keys, script), null);
}

/** A name's words with what they do in it. Beside a word for a kind of body a courtesy is none: the Ministry of Justice is no judge. */
function wordsOf(tables: Tables, tokens: readonly Token[], script: Script): readonly Word[] {
  const meanings = tokens.map(({ key }) => tables.meanings.of(key));
  const tellsBody = (meaning: Meaning | null) =>
    meaning !== null && (meaning.kind === "body" || meaning.kind === "group" || meaning.kind === "generic");
  const body = meanings.some(tellsBody);
  return tokens.map((token, at) => {
    const listed = tables.words.role(token.key);
    const courtesy = body && meanings[at] !== null && listed === "honorific";
    return newWord(tables, token, script, meanings[at]!, courtesy ? "name" : listed);
  });
}

function newWord(tables: Tables, token: Token, script: Script, meaning: Meaning | null, listed: WordRole): Word {
  const written = token.key.includes(" ") ? token.key.replaceAll(" ", "") : token.key;
  const kind = meaning?.kind;
  const role = listed === "name" && (kind === "body" || kind === "group" || kind === "generic") ? "generic" : listed;
  return made(token, tables.sounds.soundOf(written), role, unitsOf(written, script), meaning);
}

function made(
  { key, letters, sure }: Token,
  sound: string,
  role: WordRole,
  units: readonly string[],
  meaning: Meaning | null,
): Word {
  return {
    key,
    sound,
    codes: soundCodes(sound),
    // A Chinese sign is a word.
    initial: key.length === 1 && key < "\u3400",
    digits: /\d/.test(key),
    number: /^\d+$/.test(key),
    letters,
    sure,
    meaning,
    consonants: sound.replace(/[aeiou]/g, "").length,
    places: placesOf(sound),
    weight: soundWeight(sound, vowelCosts),
    abjadWeight: soundWeight(sound, abjadCosts),
    role,
    units,
    pieces: {},
  };
}

/** A word as pieces of the weights between Latin and `weights.script`. */
export function piecesOf(word: Word, weights: Weights, latin: boolean): Pieces {
  const known = word.pieces[weights.script];
  if (known) return known;
  const pieces = latin ? weights.latin(word.units) : weights.other(word.units);
  word.pieces[weights.script] = pieces;
  return pieces;
}
