/** What kind of teller a source is. */
export type SourceKind = "person" | "outlet" | "institution" | "group" | "unknown";

/** Who tells: a person, an outlet, an institution. The id is the hash of the act that named it. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** Already public: what comes from it may be kept open. */
  readonly open: boolean;
  /** The consent unit that seals what comes from it, 32 hex digits; null when open. */
  readonly unit: string | null;
}

/** One source's telling, in one object, in one version. */
export interface Account {
  /** `<object>#<telling id>` */
  readonly id: string;
  readonly object: string;
  readonly telling: string;
  readonly source: { readonly name: string; readonly id: string | null };
  /** EDTF of when it was told or published; null when unknown. */
  readonly told: string | null;
  readonly language: string;
  readonly form: string;
  /** The account this is a later version of; null when it is the first. */
  readonly versionOf: string | null;
  /** How well the reader reads this language and form, by part, 0 to 1; null means not measured. */
  readonly quality: {
    readonly speakers: number | null;
    readonly deeds: number | null;
    readonly figures: number | null;
  };
}
