import { tileWidth } from "../log/tiles.ts";
import { sealedUnit } from "../seal/actLine.ts";
import { parseLine } from "./act.ts";
import type { Keyring } from "./keyring.ts";
import { readPage } from "./logReader.ts";
import type { LogMember } from "./members.ts";
import type { Ports } from "./ports.ts";

/** An act that stays closed though nobody withdrew its unit: the unit's key is in no vault file that opens here. */
export interface LostAct {
  readonly log: string;
  readonly index: number;
  /** The unit that seals it, 32 hex digits, as the keyholders' own key tells. */
  readonly unit: string;
}

/** Every such act, log by log; none without the keyholders' own key. A page of memory at a time. Throws `corrupt`. */
export async function* lostActs(
  ports: Ports,
  members: readonly LogMember[],
  keyring: Keyring,
): AsyncGenerator<LostAct> {
  const { own, units, withdrawn } = keyring;
  if (own === null) return;
  for (const { log, checkpoint } of members) {
    for (let number = 0; number * tileWidth < checkpoint.size; number++) {
      const { lines } = await readPage(ports, log, checkpoint.size, number);
      for (const [at, bytes] of lines.entries()) {
        const sealed = parseLine(bytes)?.sealed ?? null;
        const unit = sealed === null ? null : sealedUnit(ports.crypto, own, sealed);
        if (unit !== null && !units.has(unit) && !withdrawn.has(unit))
          yield { log, index: number * tileWidth + at, unit };
      }
    }
  }
}
