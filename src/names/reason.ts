/** One reason of a score: the rule, the two values it used, and what it takes from a full score. */
export interface Reason {
  readonly rule: string;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}
