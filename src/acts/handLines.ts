import type { Anchor, Span } from "../account/anchor.ts";
import type { Speaker, Statement } from "../account/statement.ts";
import type { AccountRow } from "../catalog/rows.ts";
import type { DeedClaim, Doer, Figure, ReadingLine } from "../reading/result.ts";
import type { ByHand, HandSpeaker, NewClaim } from "./byHand.ts";
import { ActError } from "./error.ts";
import { placeOf } from "./place.ts";

const why = ["by hand"];
const plain = { negated: false, hypothetical: false, future: false, habitual: false };

/** The lines of a reading that one act by hand stands for; ids `s` (statement), `c` (claim), `f` (figure), `m` (mention), `t` (telling). */
export function linesByHand(
  asked: NewClaim,
  text: string,
  anchor: Anchor,
  account: AccountRow,
): readonly ReadingLine[] {
  const find = finder(text, anchor);
  const { made } = asked;
  if (made.what === "telling") return [tellingOf(made, anchor, account, find)];
  const speakers = asked.speakers ?? [{ name: account.author }];
  const statement: Statement = {
    kind: "statement",
    id: "s",
    telling: account.telling,
    quote: anchor.quote,
    start: anchor.start,
    end: anchor.end,
    cue: null,
    speakers: speakersByHand(speakers, (words) => placeOf(text, words)),
    sure: 1,
    why,
  };
  const own = asked.statement ?? "s";
  const rest = claimOf(made, own, anchor, find);
  return asked.statement === undefined ? [statement, ...rest] : rest;
}

type Find = (words: string, what: string) => Span;

function finder(text: string, anchor: Anchor): Find {
  return (words, what) => {
    const place = placeOf(text, words, 1, anchor.start, anchor.end) ?? placeOf(text, words);
    if (place !== null) return place;
    throw new ActError("bad-input", `Making a claim by hand: the words given as ${what} do not stand in the object.`);
  };
}

function tellingOf(made: ByHand & { what: "telling" }, anchor: Anchor, account: AccountRow, find: Find): ReadingLine {
  let place: Span | null = null;
  try {
    place = find(made.author, "author");
  } catch {
    place = null;
  }
  return {
    kind: "telling",
    id: "t",
    form: made.form ?? "document",
    start: anchor.start,
    end: anchor.end,
    author: {
      name: made.author,
      start: place?.start ?? null,
      end: place?.end ?? null,
      resolvedTo: null,
      how: "author",
      stance: "asserts",
      basis: "unknown",
    },
    cue: null,
    title: null,
    told: made.told ?? account.told,
    language: made.language ?? account.language,
    why,
  };
}

function claimOf(made: ByHand, statement: string, anchor: Anchor, find: Find): readonly ReadingLine[] {
  const here: Span = { text: anchor.quote, start: anchor.start, end: anchor.end };
  const base = { kind: "claim", id: "c", statement, sure: 1, why } as const;
  const maybe = (words: string | undefined, what: string) => (words === undefined ? null : find(words, what));
  switch (made.what) {
    case "telling":
    case "statement":
      return [];
    case "deed":
      return [deedOf(made, base, here, find)];
    case "link": {
      const from = maybe(made.from, "from");
      return [
        {
          ...base,
          claim: "link",
          relation: made.relation,
          trigger: here,
          from,
          to: maybe(made.to, "to"),
          modality: plain,
        },
      ];
    }
    case "gap": {
      const refusedTo = maybe(made.refusedTo, "refused to");
      return [
        { ...base, claim: "gap", missing: made.missing, trigger: here, from: maybe(made.from, "from"), refusedTo },
      ];
    }
    case "figure":
      return [figureOf(made, statement, here)];
    case "date":
      return [{ kind: "mention", id: "m", type: "date", ...here, resolved: made.edtf }];
    case "mention":
      return [{ kind: "mention", id: "m", type: made.type, ...here, resolved: made.resolved ?? null }];
    case "frame": {
      const term = made.term ?? here.text;
      return [{ kind: "frame", family: made.family, term, start: here.start, end: here.end, statement }];
    }
  }
}

function deedOf(
  made: ByHand & { what: "deed" },
  base: Omit<
    DeedClaim,
    | "claim"
    | "deed"
    | "trigger"
    | "doer"
    | "doneTo"
    | "voice"
    | "place"
    | "time"
    | "instrument"
    | "figures"
    | "modality"
  >,
  here: Span,
  find: Find,
): DeedClaim {
  const place =
    made.place === undefined ? null : { ...find(made.place, "place"), country: null, region: null, level: null };
  const time =
    made.when === undefined
      ? null
      : { ...find(made.when.text, "time"), edtf: made.when.edtf, clock: null, why: "by hand" };
  return {
    ...base,
    claim: "deed",
    deed: made.deed,
    trigger: made.trigger === undefined ? here : find(made.trigger, "trigger"),
    doer: doerOf(made, find),
    doneTo: (made.doneTo ?? []).map((one) => ({
      ...find(one.text, "done to"),
      type: one.type ?? "person",
      resolvedTo: null,
    })),
    voice: made.voice ?? (made.doer === undefined ? "passive" : "active"),
    place,
    time,
    instrument: made.instrument === undefined ? null : find(made.instrument, "instrument"),
    figures: [],
    modality: { ...plain, negated: made.negated ?? false },
  };
}

function doerOf(made: ByHand & { what: "deed" }, find: Find): Doer {
  const type = made.doerType ?? "unknown";
  if (made.doer === undefined)
    return { text: "", start: null, end: null, visibility: "hidden", type, resolvedTo: null };
  return { ...find(made.doer, "doer"), visibility: made.visibility ?? "named", type, resolvedTo: null };
}

function figureOf(made: ByHand & { what: "figure" }, statement: string, here: Span): Figure {
  if (made.min !== null && made.max !== null && made.min > made.max) {
    throw new ActError(
      "bad-input",
      `Making a figure by hand: "${made.min}" to "${made.max}" is no range, the lower bound comes first.`,
    );
  }
  const convention = made.convention ?? [];
  const unknown = convention.find((side) => (side !== "min" && side !== "max") || made[side] === null);
  if (unknown !== undefined) {
    throw new ActError(
      "bad-input",
      `Making a figure by hand: "${unknown}" is a convention of no bound that is given, "min" or "max" with a number is needed.`,
    );
  }
  return {
    kind: "figure",
    id: "f",
    statement,
    ...here,
    min: made.min,
    max: made.max,
    convention: [...new Set(convention)],
    qualifier: made.qualifier ?? null,
    unit: made.unit ?? "persons",
    of: made.of ?? null,
    scope: made.scope ?? null,
    asOf: made.asOf ?? null,
    countedBy: made.countedBy ?? null,
    rule: "by hand",
  };
}

/** Speakers as a statement has them, with the place of each name in the text where it stands. */
function speakersByHand(speakers: readonly HandSpeaker[], find: (words: string) => Span | null): readonly Speaker[] {
  return speakers.map((one, i) => {
    const place = find(one.name);
    return {
      name: one.name,
      start: place?.start ?? null,
      end: place?.end ?? null,
      resolvedTo: one.resolvedTo ?? null,
      how: one.how ?? (i === 0 ? "author" : "quoted"),
      stance: one.stance ?? "asserts",
      basis: one.basis ?? "unknown",
    };
  });
}
