/**
 * What something that a source told may be used for outside the archive: shown to partners, handed over in a case, published
 * under a pseudonym, published with the name. None holds another; without a grant it stays in the archive.
 */
export const uses = ["share", "hand-over", "publish-unnamed", "publish-named"] as const;
export type Use = (typeof uses)[number];

/** One use that is allowed. */
export interface Grant {
  readonly use: Use;
  /** The last day on which it is, YYYY-MM-DD in UTC; null: until it is taken back. */
  readonly until: string | null;
}

/** A grant as it is typed: `share`, or `share=2032-01-31` with the last day; null when it is neither a use nor a day of the calendar. */
export function parseGrant(text: string): Grant | null {
  const [name, until = null, ...more] = text.trim().split("=");
  const use = uses.find((one) => one === name);
  if (use === undefined || more.length > 0 || (until !== null && !isDay(until))) return null;
  return { use, until };
}

/** A grant as it is typed. */
export function formatGrant({ use, until }: Grant): string {
  return until === null ? use : `${use}=${until}`;
}

/** Whether a use is allowed on a day, YYYY-MM-DD. */
export function isAllowed(grants: readonly Grant[], use: Use, day: string): boolean {
  return grants.some((one) => one.use === use && (one.until === null || day <= one.until));
}

/** Grants that no longer hold, or end sooner, when `after` comes in the place of `before`: what was done with them cannot be recalled. */
export function narrowed(before: readonly Grant[], after: readonly Grant[]): readonly Grant[] {
  return before.filter(({ use, until }) => !isAllowed(after, use, until ?? endOfDays));
}

const endOfDays = "9999-12-31";

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
