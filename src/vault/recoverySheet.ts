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

/**
 * The 32-byte seed of a recovery sheet, from its whole text or from the line that holds it, which may be broken into several and
 * have blanks between its letters; null when it holds none or a letter is wrong.
 */
export function parseRecoverySheet(text: string): Uint8Array | null {
  if (text.length > 10_000) return null;
  const lines = text.split(/[\r\n]+/).map((line) => line.replaceAll(/[\s\uFEFF]/g, ""));
  for (const [i, first] of lines.entries()) {
    if (!first.toLowerCase().startsWith(prefix)) continue;
    for (let count = 1; count <= 12 && i + count <= lines.length; count++) {
      const bytes = fromBech32(prefix, lines.slice(i, i + count).join(""));
      if (bytes?.length === 32) return bytes;
    }
  }
  return null;
}
