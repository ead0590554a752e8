import type { SourceKind } from "../account/source.ts";
import type { ByHand, HandSpeaker } from "../acts/byHand.ts";
import type { SameRow, Verdict } from "../catalog/rows.ts";

/** `examples/example.json`: what is done with the files beside it, in this order. */
export interface ExamplePlan {
  readonly files: readonly ExampleFile[];
  /** Judgements on suggestions that speak of these words; left out where the reader suggests nothing there. */
  readonly judgements?: readonly ExampleJudgement[];
  /** Claims made by hand: with reading switched off these are the whole example. */
  readonly byHand?: readonly ExampleClaim[];
  readonly incidents: readonly ExampleIncident[];
  readonly same?: readonly Pick<SameRow, "a" | "b" | "type" | "verdict" | "why">[];
}

export interface ExampleFile {
  /** Beside the plan. */
  readonly file: string;
  readonly source: string;
  readonly kind?: SourceKind;
  /** False: kept sealed. */
  readonly open: boolean;
  readonly published?: string;
  readonly language?: string;
  readonly placeHint?: string;
  /** The file it is a later version of. */
  readonly versionOf?: string;
}

export interface ExampleJudgement {
  readonly file: string;
  /** Words that the suggestion's own words lie in or hold. */
  readonly quote: string;
  /** Only suggestions of this kind of line, or this deed. */
  readonly what?: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly amended?: Readonly<Record<string, unknown>>;
}

export interface ExampleClaim {
  readonly file: string;
  readonly quote: string;
  readonly nth?: number;
  readonly made: ByHand;
  readonly speakers?: readonly HandSpeaker[];
  readonly why?: string;
}

export interface ExampleIncident {
  readonly title: string;
  readonly why?: string;
  /** Files, each with all accounts in it. */
  readonly files: readonly string[];
  /** What a person has read which file for. */
  readonly readFor?: readonly { readonly file: string; readonly questions: readonly string[] }[];
  /** Rows: the claims that lie in these words speak about one thing. */
  readonly matters?: readonly {
    readonly title: string;
    readonly question: string;
    readonly claims: readonly { readonly file: string; readonly quote: string; readonly what?: string }[];
  }[];
}
