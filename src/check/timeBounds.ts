import type { SeenLog } from "../archive/governance.ts";
import { logOf } from "../archive/layout.ts";
import type { OutsideProof } from "./outsideProof.ts";

/** One side of what is proved about an act's time, and who says so. */
export interface Bound {
  /** RFC 3339. */
  readonly time: string;
  readonly by: string;
  readonly kind: OutsideProof["kind"];
}

/** Between what an act entered the log, as far as somebody outside vouches for it. */
export interface Between {
  /** It entered the log after this; null when nothing says so. */
  readonly after: Bound | null;
  /** It was there before this; null when nothing says so. */
  readonly before: Bound | null;
  /** Everybody who vouches that it was there, each with her earliest time, earliest first. */
  readonly heldBy: readonly Bound[];
}

/** Acts `first` to `last` of a log that are bound alike. */
export interface BoundRange extends Between {
  readonly first: number;
  readonly last: number;
}

/** What a log's commits had seen of others: at `index` this log had seen `size` acts of `origin`. */
export type SeenAt = SeenLog & { readonly index: number };

/** A log as far as bounds of time need it. */
export interface BoundLog {
  readonly log: string;
  readonly size: number;
  readonly seen: readonly SeenAt[];
}

/** One proof as it reaches acts of a log: those below `size` were there before, those from `from` on came after. */
interface Reach {
  readonly at: number;
  readonly bound: Bound;
}

/**
 * The bounds of time of every act, from the proofs that hold. A stamp dates the acts of its log below its size, and those of
 * other logs that a commit below its size had seen. An act after a `stamp` act, or after a commit that had seen one in
 * another log, entered its log after the stamp's time.
 */
export class TimeBounds {
  /** By log, ascending: acts below `at` were there before. */
  readonly #before = new Map<string, Reach[]>();
  /** By log, ascending: acts from `at` on came after; each the latest time so far. */
  readonly #after = new Map<string, Reach[]>();
  readonly #logs: readonly BoundLog[];

  constructor(logs: readonly BoundLog[], proofs: readonly OutsideProof[]) {
    this.#logs = logs;
    for (const { log } of logs) {
      this.#before.set(log, []);
      this.#after.set(log, []);
    }
    const holding = proofs.filter((proof) => proof.fault === null);
    for (const proof of holding) {
      const bound = { time: proof.time, by: proof.by, kind: proof.kind };
      this.#before.get(proof.log)?.push({ at: proof.size, bound });
      this.#after.get(proof.act.log)?.push({ at: proof.act.index + 1, bound });
    }
    this.#settle();
    if (holding.length === 0) return;
    const direct = { before: copyOf(this.#before), after: copyOf(this.#after) };
    for (const { log, seen } of logs) for (const one of seen) this.#carry(log, one, direct);
    this.#settle();
  }

  /** Between what an act entered its log. */
  of(log: string, index: number): Between {
    const reaching = (this.#before.get(log) ?? []).filter((reach) => reach.at > index);
    const heldBy = new Map<string, Bound>();
    for (const { bound } of reaching) {
      const known = heldBy.get(bound.by);
      if (known === undefined || bound.time < known.time) heldBy.set(bound.by, bound);
    }
    const all = [...heldBy.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    return { after: latest(this.#after.get(log) ?? [], index), before: all[0] ?? null, heldBy: all };
  }

  /** The size up to which somebody outside vouches for a log; 0 when nobody does. */
  heldTo(log: string): number {
    return (this.#before.get(log) ?? []).reduce((most, reach) => Math.max(most, reach.at), 0);
  }

  /** All acts of a log in runs that are bound alike. */
  ranges(log: string): readonly BoundRange[] {
    const size = this.#logs.find((one) => one.log === log)?.size ?? 0;
    const cuts = [...(this.#before.get(log) ?? []), ...(this.#after.get(log) ?? [])].map((reach) => reach.at);
    const starts = [...new Set([0, ...cuts])].filter((at) => at < size).sort((a, b) => a - b);
    return starts.map((first, i) => ({ first, last: (starts[i + 1] ?? size) - 1, ...this.of(log, first) }));
  }

  /** A commit of `log` had seen another log: what dates the commit dates what it saw, and what it saw came before it. */
  #carry(log: string, seen: SeenAt, direct: { before: Map<string, Reach[]>; after: Map<string, Reach[]> }): void {
    const other = logOf(seen.origin) ?? "";
    const dated = earliest(direct.before.get(log) ?? [], seen.index);
    if (dated !== null) this.#before.get(other)?.push({ at: seen.size, bound: dated });
    const came = latest(direct.after.get(other) ?? [], seen.size - 1);
    if (came !== null) this.#after.get(log)?.push({ at: seen.index + 1, bound: came });
  }

  /** Sorts, and leaves out what another says better: of each who vouches only her earliest for the longest, of `after` only what is later. */
  #settle(): void {
    for (const [log, reaches] of this.#before) {
      const best: Reach[] = [];
      const soonest = new Map<string, string>();
      for (const reach of reaches.sort((a, b) => b.at - a.at)) {
        const known = soonest.get(reach.bound.by);
        if (known !== undefined && known <= reach.bound.time) continue;
        soonest.set(reach.bound.by, reach.bound.time);
        best.push(reach);
      }
      this.#before.set(log, best.reverse());
    }
    for (const [log, reaches] of this.#after) {
      const best: Reach[] = [];
      for (const reach of reaches.sort((a, b) => a.at - b.at))
        if (best.length === 0 || best.at(-1)!.bound.time < reach.bound.time) best.push(reach);
      this.#after.set(log, best);
    }
  }
}

function copyOf(map: ReadonlyMap<string, readonly Reach[]>): Map<string, Reach[]> {
  return new Map([...map].map(([log, reaches]) => [log, [...reaches]]));
}

/** The earliest bound that reaches an act, from a settled list. */
function earliest(reaches: readonly Reach[], index: number): Bound | null {
  let best: Bound | null = null;
  for (let i = reaches.length - 1; i >= 0 && reaches[i]!.at > index; i--) {
    if (best === null || reaches[i]!.bound.time < best.time) best = reaches[i]!.bound;
  }
  return best;
}

/** The latest bound that an act came after, from a settled list. */
function latest(reaches: readonly Reach[], index: number): Bound | null {
  let low = 0;
  let high = reaches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches[middle]!.at <= index) low = middle + 1;
    else high = middle;
  }
  return reaches[low - 1]?.bound ?? null;
}
