import type { Span } from "../account/anchor.ts";
import type { Block } from "../account/block.ts";
import type { Statement, Telling } from "../account/statement.ts";

/** How far the doer is seen in the words: named, by role ("police officers"), or hidden (no agent). */
export type Visibility = "named" | "role" | "hidden";
export type DoerType = "police" | "military" | "official" | "armed-group" | "crowd" | "company" | "person" | "unknown";
export type Voice = "active" | "passive" | "nominal";

export interface Modality {
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly future: boolean;
  readonly habitual: boolean;
}

/** Who does a deed. `text` is empty and the positions are null when hidden. `implied` names the type that the deed itself implies. */
export interface Doer {
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly visibility: Visibility;
  readonly type: DoerType;
  /** The fuller name a pronoun stands for; null when none. */
  readonly resolvedTo: string | null;
}

export interface DoneTo extends Span {
  readonly type: "person" | "group" | "place" | "property" | "organisation" | "unknown";
  readonly resolvedTo: string | null;
}

/** A place as worded, with the gazetteer's name, country (ISO 3166-1 alpha-2), region where known. */
export interface PlaceMention extends Span {
  readonly country: string | null;
  readonly region: string | null;
  /** What it is; null for a name that the gazetteer does not have. */
  readonly level: "country" | "region" | "city" | null;
}

/** A time as worded; `edtf` is "" when the words give none. */
export interface TimeMention extends Span {
  readonly edtf: string;
  /** Local clock as worded ("8:30 pm", "after evening prayer"); null when none. */
  readonly clock: string | null;
  readonly why: string;
}

interface ClaimBase {
  readonly kind: "claim";
  readonly id: string;
  readonly statement: string;
  readonly sure: number;
  readonly why: readonly string[];
}

/** Who did what to whom, where, when, how many. */
export interface DeedClaim extends ClaimBase {
  readonly claim: "deed";
  /** An entry of `lexicon/deeds.txt`, as `death-in-custody`. */
  readonly deed: string;
  readonly trigger: Span;
  readonly doer: Doer;
  readonly doneTo: readonly DoneTo[];
  readonly voice: Voice;
  readonly place: PlaceMention | null;
  readonly time: TimeMention | null;
  readonly instrument: Span | null;
  /** Ids of figures. */
  readonly figures: readonly string[];
  readonly modality: Modality;
}

/** Who supplies, owns, commands or employs whom. */
export interface LinkClaim extends ClaimBase {
  readonly claim: "link";
  readonly relation:
    | "supplies"
    | "owns"
    | "commands"
    | "member-of"
    | "employs"
    | "sources-from"
    | "transfers-workers-to"
    | "holds";
  readonly trigger: Span;
  readonly from: Span | null;
  readonly to: Span | null;
  readonly modality: Modality;
}

/** What should exist and does not, as told. */
export interface GapClaim extends ClaimBase {
  readonly claim: "gap";
  /** An entry of `lexicon/gaps.txt`, as `detention-record`. */
  readonly missing: string;
  readonly trigger: Span;
  readonly from: Span | null;
  /** Who was refused it, as worded; null when not said. */
  readonly refusedTo: Span | null;
}

export type Claim = DeedClaim | LinkClaim | GapClaim;

/** A count: the words, range, unit, scope, as-of date, who counted. */
export interface Figure extends Span {
  readonly kind: "figure";
  readonly id: string;
  readonly statement: string;
  /** Inclusive bounds; null means open on that side. */
  readonly min: number | null;
  readonly max: number | null;
  /** Bounds that the words do not state: set by convention, never exported as the source's. */
  readonly convention: readonly ("min" | "max")[];
  /** As worded: "nearly", "more than", "at least"; null when bare. */
  readonly qualifier: string | null;
  /** persons, years, kilometres, percent, money:USD … */
  readonly unit: string;
  /** What is counted: killed, wounded, arrested, displaced, missing, detained …; null when not one of these. */
  readonly of: string | null;
  /** Of whom or what, as worded; null when not said. */
  readonly scope: string | null;
  readonly asOf: string | null;
  readonly countedBy: string | null;
  readonly rule: string;
}

export interface Mention extends Span {
  readonly kind: "mention";
  readonly id: string;
  readonly type: "person" | "group" | "organisation" | "place" | "brand" | "outlet" | "date" | "work";
  /** Of a date its EDTF, of a person named short the full name before it; null when not known. */
  readonly resolved: string | null;
  /** The rule that a date was read by. */
  readonly why?: readonly string[];
}

/** A word that frames: the event's name or a label for people. */
export interface Frame {
  readonly kind: "frame";
  readonly family: string;
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly statement: string | null;
}

/** What a documenter would write on top of the text. */
export interface Card {
  readonly kind: "card";
  readonly language: string;
  readonly form: string;
  readonly violations: readonly {
    readonly deed: string;
    readonly claims: readonly string[];
    readonly start: number;
    readonly end: number;
  }[];
  readonly victims: readonly {
    /** The fullest form in the text, without title; of those without a name as worded. */
    readonly name: string;
    readonly named: boolean;
    /** Several, not one. */
    readonly group: boolean;
    readonly sex: "female" | "male" | "unknown";
    readonly age: string | null;
    readonly start: number;
    readonly end: number;
    /** 0 to 1: of the named by learned weights, of others that of the deed. */
    readonly sure: number;
    /** Entries of `en/card-victims.txt` that weigh most, or what the deed was read by. */
    readonly why: readonly string[];
  }[];
  readonly doerType: DoerType;
  /** Who did it, as worded, without article. `sure` and `why` as of the victims. */
  readonly doers: readonly (Span & { readonly sure: number; readonly why: readonly string[] })[];
  readonly country: (Span & { readonly code: string }) | null;
  readonly region: Span | null;
  readonly city: Span | null;
  readonly date: {
    readonly edtf: string;
    readonly text: string;
    readonly start: number | null;
    readonly end: number | null;
    /** The day that a weekday or "yesterday" comes to, counted from the day of publication; null when the text names a day by number, or none. */
    readonly reckoned: string | null;
  } | null;
  readonly figures: readonly string[];
  readonly gaps: readonly string[];
  /** Deeds told without a doer. */
  readonly unnamed: readonly string[];
  readonly unread: readonly {
    readonly why: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** Measured by part on our own sentences of this language and form, F1 from 0 to 1; null means not measured. */
  readonly quality: {
    readonly speakers: number | null;
    readonly deeds: number | null;
    readonly figures: number | null;
    readonly dates: number | null;
    /** The sentences it was measured on, as `ur news: 15 sentences`; null when none were. */
    readonly on: string | null;
  };
}

/** One line of a reading, in text order; the card comes last. */
export type ReadingLine = Telling | Statement | Claim | Figure | Mention | Frame | Card;

export interface ReadOptions {
  /** Publication date of the whole, EDTF day. */
  readonly published?: string;
  readonly placeHint?: string;
  /** True: recall first; otherwise only what is sure. */
  readonly everything?: boolean;
  /** Blocks that the rendition already knows (headings, bylines, chat messages, table rows, link text). */
  readonly blocks?: readonly Block[];
}

/** The lexicons by path below `src/reading/lexicon` or `src/names/tables`, as `en/deeds.txt`: read by the host and handed in. */
export type WordFiles = Readonly<Record<string, string>>;
