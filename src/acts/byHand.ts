import type { Basis, SpeakerHow, Stance, TellingForm } from "../account/statement.ts";
import type { DoerType, DoneTo, LinkClaim, Mention, Voice } from "../reading/result.ts";

/** One mouth in the chain, as a person sees it; outermost first. */
export interface HandSpeaker {
  readonly name: string;
  readonly how?: SpeakerHow;
  readonly stance?: Stance;
  readonly basis?: Basis;
  readonly resolvedTo?: string;
}

/** What a person makes of the words she selected. Words given as text must stand in the object; inside the selection first. */
export type ByHand =
  | {
      readonly what: "telling";
      readonly author: string;
      readonly form?: TellingForm;
      readonly told?: string;
      readonly language?: string;
    }
  | { readonly what: "statement" }
  | {
      readonly what: "deed";
      readonly deed: string;
      readonly trigger?: string;
      /** Left out: nobody is named. */
      readonly doer?: string;
      readonly doerType?: DoerType;
      readonly visibility?: "named" | "role" | "hidden";
      readonly doneTo?: readonly { readonly text: string; readonly type?: DoneTo["type"] }[];
      readonly voice?: Voice;
      readonly place?: string;
      readonly when?: { readonly text: string; readonly edtf: string };
      readonly instrument?: string;
      readonly negated?: boolean;
    }
  | { readonly what: "link"; readonly relation: LinkClaim["relation"]; readonly from?: string; readonly to?: string }
  | { readonly what: "gap"; readonly missing: string; readonly from?: string; readonly refusedTo?: string }
  | {
      readonly what: "figure";
      readonly min: number | null;
      readonly max: number | null;
      /** Bounds that the words do not state: what such words commonly mean, as "dozens". */
      readonly convention?: readonly ("min" | "max")[];
      readonly unit?: string;
      readonly of?: string;
      readonly scope?: string;
      readonly asOf?: string;
      readonly countedBy?: string;
      readonly qualifier?: string;
    }
  | { readonly what: "date"; readonly edtf: string }
  | { readonly what: "mention"; readonly type: Mention["type"]; readonly resolved?: string }
  | { readonly what: "frame"; readonly family: string; readonly term?: string };

export interface NewClaim {
  /** Object id, or the unique start of one. */
  readonly object: string;
  /** The words selected, in code points of the object's text. */
  readonly start: number;
  readonly end: number;
  readonly made: ByHand;
  /** The telling the words belong to; the innermost that holds them when left out. */
  readonly telling?: string;
  /** A statement made before, when this is a claim about its words; else a statement of the selected words is made too. */
  readonly statement?: string;
  /** Who says so, outermost first; the account's own author when left out. */
  readonly speakers?: readonly HandSpeaker[];
  readonly why?: string;
}
