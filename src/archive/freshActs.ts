import { inCanonicalOrder } from "../bytes/json.ts";
import type { Act, Position } from "./archive.ts";
import type { LogMember } from "./members.ts";

/** More acts than these are not remembered. */
const most = 16_384;

/** The acts of this device's newest commit, as they were when they were written: whoever replays from there need not read them. */
export class FreshActs {
  #acts: readonly Act[] = [];

  /** Takes the place of what was remembered. `acts` follow each other in one log, their commit last. */
  remember(acts: readonly Act[]): void {
    this.#acts = acts.length > most ? [] : acts;
  }

  /** Keys were destroyed or exchanged: what a replay shows from now on is what the keys open. */
  forget(): void {
    this.#acts = [];
  }

  /** All acts after a position; null when others than these came after it too. */
  after(position: Position, members: readonly LogMember[]): readonly Act[] | null {
    const [first] = this.#acts;
    if (first === undefined) return null;
    for (const { log, checkpoint } of members) {
      const from = position[log] ?? 0;
      const isMine = log === first.log && checkpoint.size === first.index + this.#acts.length && from >= first.index;
      if (!isMine && from < checkpoint.size) return null;
    }
    const acts = this.#acts.slice((position[first.log] ?? 0) - first.index);
    return acts.map((act) => ({ ...act, body: inCanonicalOrder(act.body), private: inCanonicalOrder(act.private) }));
  }
}
