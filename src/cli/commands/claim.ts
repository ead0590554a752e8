import type { TellingForm } from "../../account/statement.ts";
import { findObject } from "../../acts/act.ts";
import type { ByHand, HandSpeaker } from "../../acts/byHand.ts";
import { claim as makeClaim } from "../../acts/claim.ts";
import { placeOf, wordsAt } from "../../acts/place.ts";
import { textOf as textOfObject } from "../../acts/text.ts";
import type { DoerType, LinkClaim, Mention } from "../../reading/result.ts";
import { type CommandSpec, listOf, type Options, textOf } from "../command.ts";
import { UsageError } from "../usage.ts";
import { lineWords } from "../words.ts";

export const claim: CommandSpec = {
  usage: "claim <object> <what>",
  summary: "Make a statement, deed, figure, date, gap, link, mention, frame or telling of words, by hand.",
  example: 'claim 1a2b3c4d deed --quote "three men were beaten" --deed beating --done-to "three men"',
  archive: true,
  options: [
    ["--quote <words>", "the words, exactly as they stand in the object"],
    ["--nth <number>", "which occurrence of the words, from 1"],
    ["--at <start-end>", "their place instead, in code points"],
    ["--telling <id>", "the telling they belong to"],
    ["--speaker <name...>", "who says so, outermost first"],
    ["--stance <stance>", "of the innermost speaker: asserts, denies, alleges, promises, asks or retracts"],
    ["--basis <basis>", "how the innermost speaker knows: saw, heard, read or unknown"],
    ["--why <reason>", "why"],
    ["--deed <kind>", "deed: what was done"],
    ["--trigger <words>", "deed: the words that say it"],
    ["--doer <words>", "deed: who did it; left out where nobody is named"],
    ["--doer-type <type>", "deed: police, military, official, armed-group, crowd, company, person or unknown"],
    ["--visibility <how>", "deed: named or role"],
    ["--done-to <words...>", "deed: to whom"],
    ["--place <words>", "deed: where"],
    ["--time <words>", "deed: when, as worded; with --edtf"],
    ["--edtf <date>", "deed, date: when, as EDTF"],
    ["--negated", "deed: it is said not to have been done"],
    ["--min <number>", "figure: at least"],
    ["--max <number>", "figure: at most"],
    ["--convention <bound...>", "figure: min or max, where the words do not state the bound: what they commonly mean"],
    ["--unit <unit>", "figure: persons when left out"],
    ["--of <kind>", "figure: killed, wounded, arrested …"],
    ["--scope <words>", "figure: of whom"],
    ["--as-of <date>", "figure: as of when"],
    ["--missing <kind>", "gap: what is missing, as detention-record"],
    [
      "--relation <relation>",
      "link: supplies, owns, commands, member-of, employs, sources-from, transfers-workers-to or holds",
    ],
    ["--from <words>", "link, gap: from whom"],
    ["--to <words>", "link: to whom; gap: to whom it was refused"],
    ["--type <type>", "mention: person, group, organisation, place, brand, outlet, date or work"],
    ["--resolved <name>", "mention: what it stands for"],
    ["--family <family>", "frame: event-name, label …"],
    ["--author <name>", "telling: who tells"],
    [
      "--form <form>",
      "telling: quotation, testimony, news-item, commentary, caption, post, message, statement, list or document",
    ],
  ],
  async run(session, [object, what], options) {
    const made = madeOf(String(what), options);
    const ports = await session.open();
    const row = await findObject(ports, String(object));
    const { text } = await textOfObject(ports, row);
    const place = placeIn(text, options);
    const speakers = speakersOf(options);
    const rows = await makeClaim(ports, {
      object: row.object,
      ...place,
      made,
      ...(speakers.length === 0 ? {} : { speakers }),
      ...pick(options, "telling"),
      ...pick(options, "why"),
    });
    for (const one of rows) session.out.line({ kind: "line", ...one }, `${one.ref}  ${lineWords(one.line)}`);
  },
};

function placeIn(text: string, options: Options): { start: number; end: number } {
  const at = textOf(options, "at");
  if (at !== undefined) {
    const found = /^(\d{1,12})-(\d{1,12})$/.exec(at);
    if (found === null || wordsAt(text, Number(found[1]), Number(found[2])) === "") {
      throw new UsageError("usage", `Making a claim at "${at}": no words stand there, a place as 120-188 is needed.`);
    }
    return { start: Number(found[1]), end: Number(found[2]) };
  }
  const quote = textOf(options, "quote");
  if (quote === undefined) throw new UsageError("usage", "Making a claim: --quote or --at is needed.");
  const place = placeOf(text, quote, Number(textOf(options, "nth") ?? 1));
  if (place === null)
    throw new UsageError("notFound", "Making a claim: the words given with --quote do not stand in the object.");
  return { start: place.start, end: place.end };
}

function speakersOf(options: Options): readonly HandSpeaker[] {
  const names = listOf(options, "speaker");
  return names.map((name, i): HandSpeaker => {
    if (i < names.length - 1) return { name };
    return { name, ...pick(options, "stance"), ...pick(options, "basis") } as HandSpeaker;
  });
}

function madeOf(what: string, options: Options): ByHand {
  switch (what) {
    case "statement":
      return { what };
    case "telling":
      return { what, author: need(options, "author"), ...(pick(options, "form") as { form?: TellingForm }) };
    case "deed":
      return deedOf(options);
    case "figure":
      return {
        what,
        min: bound(options, "min"),
        max: bound(options, "max"),
        convention: listOf(options, "convention") as ("min" | "max")[],
        ...pick(options, "unit"),
        ...pick(options, "of"),
        ...pick(options, "scope"),
        ...pick(options, "asOf"),
      };
    case "date":
      return { what, edtf: need(options, "edtf") };
    case "gap":
      return { what, missing: need(options, "missing"), ...pick(options, "from"), ...pick(options, "to", "refusedTo") };
    case "link":
      return {
        what,
        relation: need(options, "relation") as LinkClaim["relation"],
        ...pick(options, "from"),
        ...pick(options, "to"),
      };
    case "mention":
      return { what, type: need(options, "type") as Mention["type"], ...pick(options, "resolved") };
    case "frame":
      return { what, family: need(options, "family") };
    default:
      throw new UsageError(
        "usage",
        `Making a "${what}" by hand: one of statement, telling, deed, figure, date, gap, link, mention, frame is needed.`,
      );
  }
}

function deedOf(options: Options): ByHand {
  const time = textOf(options, "time");
  return {
    what: "deed",
    deed: need(options, "deed"),
    ...pick(options, "trigger"),
    ...pick(options, "doer"),
    ...(pick(options, "doerType") as { doerType?: DoerType }),
    ...(pick(options, "visibility") as { visibility?: "named" | "role" }),
    doneTo: listOf(options, "doneTo").map((text) => ({ text })),
    ...pick(options, "place"),
    ...(time === undefined ? {} : { when: { text: time, edtf: textOf(options, "edtf") ?? "" } }),
    negated: options.negated === true,
  };
}

function bound(options: Options, name: string): number | null {
  const text = textOf(options, name);
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) {
    throw new UsageError("usage", `Making a figure with --${name} "${text}": a number is needed.`);
  }
  return value;
}

function need(options: Options, name: string): string {
  const value = textOf(options, name);
  if (value === undefined) throw new UsageError("usage", `Making a claim: --${name} is needed.`);
  return value;
}

function pick(options: Options, name: string, as = name): Record<string, string> {
  const value = textOf(options, name);
  return value === undefined ? {} : { [as]: value };
}
