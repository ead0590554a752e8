import { fromBech32, toBech32 } from "../seal/bech32.ts";

const prefix = "witness-recovery-";

/** The sheet that is printed when an archive is made: the one key that adds and revokes keys, and opens the vault. */
export function recoverySheet(archive: string, recoverySeed: Uint8Array): string {
  return `RECOVERY SHEET

Archive ${archive}

Print this sheet or copy it by hand, keep it in another place than the archive, and then delete it here.
Whoever holds it can read everything that is sealed and can add and revoke the keys of people. Without it, losing
the computer means losing what is sealed.

${toBech32(prefix, recoverySeed).toUpperCase()}
`;
}

/** The 32-byte seed of a recovery sheet, from its whole text or from the one line that holds it; null when it holds none. */
export function parseRecoverySheet(text: string): Uint8Array | null {
  if (text.length > 10_000) return null;
  for (const line of text.split("\n")) {
    const bytes = fromBech32(prefix, line.replaceAll(" ", "").trim());
    if (bytes?.length === 32) return bytes;
  }
  return null;
}
