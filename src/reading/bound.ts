/** How words around a number bound it. */
export type Qualifier = "exact" | "under" | "over" | "atleast" | "atmost" | "below" | "about";

/** Inclusive bounds; null is open. `convention` names the bounds that the words do not state. */
export interface Bound {
  readonly min: number | null;
  readonly max: number | null;
  readonly convention: readonly ("min" | "max")[];
  readonly rule: string;
}

/** The bounds that a qualifier makes of a whole number. "More than 20" is 21 and up; "nearly" and "about" bound by convention. */
export function bound(value: number, qualifier: Qualifier): Bound {
  const rule = `figure/${qualifier}`;
  switch (qualifier) {
    case "under":
      return { min: Math.floor(value * 0.9), max: value, convention: ["min"], rule };
    case "over":
      return { min: value + 1, max: null, convention: [], rule };
    case "atleast":
      return { min: value, max: null, convention: [], rule };
    case "atmost":
      return { min: null, max: value, convention: [], rule };
    case "below":
      return { min: null, max: value - 1, convention: [], rule };
    case "about":
      return { min: Math.floor(value * 0.9), max: Math.ceil(value * 1.1), convention: ["min", "max"], rule };
    default:
      return { min: value, max: value, convention: [], rule };
  }
}
