/** How words around a number bound it. */
export type Qualifier = "exact" | "under" | "over" | "atleast" | "atmost" | "below" | "about";

/** Inclusive bounds; null is open. `convention` names the bounds that the words do not state. */
export interface Bound {
  readonly min: number | null;
  readonly max: number | null;
  readonly convention: readonly ("min" | "max")[];
  readonly rule: string;
}

/**
 * The bounds that a qualifier makes of a number. "More than 20" is 21 and up, stated by the words; "nearly" reaches nine tenths
 * down and "about" a tenth to each side, by convention. A number that is not whole is its own bound.
 */
export function bound(value: number, qualifier: Qualifier): Bound {
  const rule = `figure/${qualifier}`;
  const step = Number.isInteger(value) ? 1 : 0;
  switch (qualifier) {
    case "under":
      return { min: Math.floor((value * 9) / 10), max: value, convention: ["min"], rule };
    case "over":
      return { min: value + step, max: null, convention: [], rule };
    case "atleast":
      return { min: value, max: null, convention: [], rule };
    case "atmost":
      return { min: null, max: value, convention: [], rule };
    case "below":
      return { min: null, max: value - step, convention: [], rule };
    case "about":
      return { min: Math.floor((value * 9) / 10), max: Math.ceil((value * 11) / 10), convention: ["min", "max"], rule };
    default:
      return { min: value, max: value, convention: [], rule };
  }
}
