/**
 * Keys of consent units wrapped anew: `npm run bench -- rewrap [FOLDER]`. An archive of GAWAH_BENCH_UNITS units (10,000) made one
 * after the other; then it is opened, a keyholder is added and revoked again, one unit's keys are destroyed so that all others go
 * to a new epoch, and it is opened again. The floor is an age file sealed for each unit, which is what wrapping one by one costs.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collect, once } from "../src/archive/keyring.ts";
import { initArchive, openArchive } from "../src/disk/archive.ts";
import { nodeCrypto as crypto, nodeRandom as random } from "../src/disk/crypto.ts";
import { formatRecipient, sealAge } from "../src/seal/age.ts";
import { parseRecoverySheet } from "../src/vault/recoverySheet.ts";

const units = Number(process.env.GAWAH_BENCH_UNITS ?? 10_000);
const base = mkdtempSync(join(process.argv[2] ?? tmpdir(), "gawah-bench-"));

/** Runs it and prints how many seconds it took. */
async function timed<T>(metric: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  const seconds = Number(((performance.now() - start) / 1000).toPrecision(4));
  console.log(JSON.stringify({ metric: `rewrap.${metric}`, value: seconds, unit: "s" }));
  return done;
}

async function main(): Promise<void> {
  const dir = join(base, "archive");
  const options = { config: join(base, "config") };
  const { archive, recoverySheet } = await initArchive(dir, options);
  await timed("new_units", async () => {
    for (let i = 0; i < units; i++) await archive.newUnit();
  });
  await archive.close();
  const first = await timed("first_open", () => openArchive(dir, options));
  const sheet = parseRecoverySheet(recoverySheet)!;
  const key = crypto.ed25519Public(random(32));
  const recipient = formatRecipient(crypto.x25519Public(random(32)));
  await timed("add_keyholder", () => first.changeKeys(sheet, { action: "add", key, recipient }));
  await timed("revoke_keyholder", () => first.changeKeys(sheet, { action: "revoke", key, size: first.size }));
  const gone = first.units().find((id) => id !== first.ownUnit)!;
  await timed("withdraw_one", () => first.destroyUnits([gone]));
  await first.close();
  const second = await timed("open", () => openArchive(dir, options));
  if (second.units().length !== units) throw new Error(`${second.units().length} units are left of ${units + 1}`);
  await second.close();
  await timed("floor_one_by_one", async () => {
    const keys = [{ x25519: crypto.x25519Public(random(32)) }];
    for (let i = 0; i < units; i++) await collect(sealAge(crypto, random, once(random(100)), keys));
  });
}

try {
  await main();
} finally {
  rmSync(base, { recursive: true, force: true });
}
