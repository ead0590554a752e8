import type { Found } from "../found.ts";
import type { Mention } from "../result.ts";
import { tokenAt } from "../text/document.ts";
import { caselessNames } from "./caseless-name.ts";
import { namedSpeakers } from "./mention-phrase.ts";
import { nameOf } from "./person.ts";

const organisation =
  /^(?:party|network|committee|council|union|army|police|ministry|court|university|company|corporation|association|front|force|agency|bank|group|league|foundation|society|board|department|organisation|organization)$/;
const outlet =
  /^(?:times|post|news|herald|courier|samachar|express|tribune|guardian|observer|gazette|chronicle|telegraph|star|mail|journal|quint|reuters|afp|wire|ndtv|bbc|cnn|press|daily)$/;
/** "Assadists", "Kemalites": those who follow somebody. */
const followers = /(?:ists|ites)$/;
const street =
  /^(?:street|road|lane|avenue|alley|square|boulevard|bazaar|bazar|chowk|colony|mohalla|nagar|marg|gali|quarter)$/;
const makers = new Set(
  "brand brands companies firm firms label labels maker makers manufacturer manufacturers".split(" "),
);

/** Names of people, organisations, outlets, brands and places, and dates as worded, in text order; a date's `resolved` is its EDTF, a short name's the full one. */
export function findMentions(found: Found): Mention[] {
  const { document } = found;
  const mentions: Mention[] = [];
  let nextPlace = 0;
  const dated = new Set<number>();
  for (const time of found.times)
    for (let at = tokenAt(document, time.start); at <= tokenAt(document, time.end - 1); at++)
      dated.add(document.tokens[at]!.start);
  const counted = new Set(found.figures.map((figure) => figure.start));
  const caseless = new Map(
    document.language === "en" && !document.cased
      ? caselessNames(document, found.lexicons).map((run) => [run.first, run.end])
      : [],
  );
  let brands = -1;
  for (let at = 0; at < document.tokens.length; at++) {
    const token = document.tokens[at]!;
    if (token.kind !== "word") continue;
    if (makers.has(token.lower)) brands = token.sentence;
    const way = document.cased && token.capital ? streetAt(found, at) : null;
    if (way) {
      mentions.push({ kind: "mention", id: "", type: "place", ...way.span, resolved: null });
      at = way.end - 1;
      continue;
    }
    while (nextPlace < found.places.length && found.places[nextPlace]!.start < token.start) nextPlace++;
    const place = found.places[nextPlace];
    const run = caseless.size > 0 ? caseless.get(at) : undefined;
    if (place?.start === token.start && run === undefined) {
      mentions.push({
        kind: "mention",
        id: "",
        type: "place",
        text: place.text,
        start: place.start,
        end: place.end,
        resolved: null,
      });
      while (document.tokens[at + 1] && document.tokens[at + 1]!.end <= place.end) at++;
      continue;
    }
    const name =
      token.tag === "PROPER" && !dated.has(token.start) && !counted.has(token.start)
        ? withPartner(found, personal(found, at) ?? articled(found, at))
        : null;
    if (run !== undefined) {
      const { text, start, stop } = plainName(found, at, run);
      mentions.push({ kind: "mention", id: "", type: "person", text, start, end: stop, resolved: null });
      at = run - 1;
      continue;
    }
    if (!name) continue;
    const last = document.tokens[name.end - 1]!;
    const type =
      brands === token.sentence
        ? "brand"
        : outlet.test(last.lower)
          ? "outlet"
          : organisation.test(last.lower) || /^[A-Z]{2,6}s?$/.test(name.text)
            ? "organisation"
            : followers.test(last.lower)
              ? "group"
              : "person";
    mentions.push({
      kind: "mention",
      id: "",
      type,
      text: name.text,
      start: name.start,
      end: name.stop,
      resolved: null,
    });
    at = name.end - 1;
  }
  if (document.language !== "en") mentions.push(...namedSpeakers(found));
  for (const time of found.times)
    mentions.push({
      kind: "mention",
      id: "",
      type: "date",
      text: time.text,
      start: time.start,
      end: time.end,
      resolved: time.edtf || null,
      why: [time.why],
    });
  mentions.sort((a, b) => a.start - b.start);
  resolveShort(mentions);
  return mentions.map((mention, index) => Object.assign(mention, { id: `m${index + 1}` }));
}

/** One person named twice, "Oru Tal" and then "Tal" or "Oru": the full name before it that ends or begins so, when there is just one. */
function resolveShort(mentions: Mention[]): void {
  const full = new Map<string, string | null>();
  mentions.forEach((mention, at) => {
    if (mention.type !== "person") return;
    if (!mention.text.includes(" ")) {
      const name = full.get(mention.text) ?? null;
      if (name !== null) mentions[at] = { ...mention, resolved: name };
      return;
    }
    const parts = mention.text.split(" ");
    const first = parts[0]!;
    const last = parts.at(-1)!;
    if (parts.length < 5)
      for (const part of new Set([first, last])) {
        const known = full.get(part);
        full.set(part, known === undefined || known === mention.text ? mention.text : null);
      }
  });
}

const closed: ReadonlySet<string> = new Set(["DET", "PRON", "POSS", "PREP", "CONJ"]);

/** "Lamp Street", "Station Road": capitals in a row that end in a word for a street or a quarter. */
function streetAt(
  found: Found,
  at: number,
): { span: { text: string; start: number; end: number }; end: number } | null {
  const { tokens, text } = found.document;
  const first = tokens[at]!;
  if (closed.has(first.tag)) return null;
  for (let end = at + 1; end < at + 4 && tokens[end]?.capital; end++) {
    const { lower, end: stop, sentence } = tokens[end]!;
    if (sentence !== first.sentence) return null;
    if (street.test(lower)) {
      const span = { text: text.slice(first.start, stop), start: first.start, end: stop };
      return { span, end: end + 1 };
    }
  }
  return null;
}

function personal(found: Found, at: number): ReturnType<typeof plainName> | null {
  const { document } = found;
  const name = nameOf(document, at, document.sentences[document.tokens[at]!.sentence]?.end ?? at);
  return name ? plainName(found, at, name.end) : null;
}

/** "Tal & Sons", "Assadists & Stalinists": what "&" joins is one name. */
function withPartner(found: Found, name: ReturnType<typeof plainName> | null): ReturnType<typeof plainName> | null {
  const { tokens } = found.document;
  if (!name || tokens[name.end]?.text !== "&" || !tokens[name.end + 1]?.capital) return name;
  let end = name.end + 2;
  while (tokens[end]?.capital && tokens[end]!.sentence === tokens[name.end]!.sentence && end < name.end + 5) end++;
  let first = name.end - 1;
  while (first > 0 && tokens[first]!.start > name.start) first--;
  return plainName(found, first, end);
}

function articled(found: Found, at: number): ReturnType<typeof plainName> | null {
  const { tokens } = found.document;
  if (tokens[at - 1]?.lower !== "the" && !beforePlace.has(tokens[at - 1]?.lower ?? "")) return null;
  let end = at;
  while (
    end < tokens.length &&
    end < at + 6 &&
    tokens[end]!.tag === "PROPER" &&
    tokens[end]!.sentence === tokens[at]!.sentence
  )
    end++;
  return plainName(found, at, end);
}

const beforePlace: ReadonlySet<string> = new Set("in at near from of on to".split(" "));

function plainName(
  found: Found,
  first: number,
  end: number,
): { text: string; start: number; stop: number; end: number } {
  const start = found.document.tokens[first]!.start;
  const stop = found.document.tokens[end - 1]!.end;
  return { text: found.document.text.slice(start, stop), start, stop, end };
}
