import { describe, expect, it } from "vitest";
import { logKeyOf } from "../../src/archive/governance.ts";
import { openArchive } from "../../src/archive/open.ts";
import { checkProof } from "../../src/check/index.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { formatKey, parseKey } from "../../src/log/note.ts";
import { fixedPorts, soundVector } from "../archive/vectors.ts";

describe("a proof of one act", () => {
  it("is checked without the archive, for every act", async () => {
    const { files, keys } = await soundVector(257);
    const archive = await openArchive(fixedPorts("proof", files), null, null);
    const key = formatKey(crypto, logKeyOf(crypto, crypto.ed25519Public(keys.device.logSeed)));
    for (let index = 0; index < 257; index++) {
      const { proof, leaf, line } = await archive.prove(keys.device.log, index);
      expect(checkProof(crypto, proof, leaf, key, line)).toMatchObject({ holds: true, index, size: 257 });
      expect(checkProof(crypto, proof, leaf, key).holds).toBe(true);
    }
    await expect(archive.prove(keys.device.log, 257)).rejects.toMatchObject({ code: "not-found" });
  });

  it("does not hold for another leaf, line, place or key", async () => {
    const { files, keys } = await soundVector(257);
    const archive = await openArchive(fixedPorts("proof", files), null, null);
    const key = formatKey(crypto, logKeyOf(crypto, crypto.ed25519Public(keys.device.logSeed)));
    const one = await archive.prove(keys.device.log, 5);
    const two = await archive.prove(keys.device.log, 6);
    expect(checkProof(crypto, one.proof, two.leaf, key).holds).toBe(false);
    expect(checkProof(crypto, one.proof, one.leaf, key, two.line).holds).toBe(false);
    expect(checkProof(crypto, one.proof.replace("index 5", "index 6"), one.leaf, key).holds).toBe(false);
    expect(checkProof(crypto, one.proof.replace("\n257\n", "\n258\n"), one.leaf, key).holds).toBe(false);
    const other = formatKey(crypto, { ...parseKey(crypto, key)!, publicKey: crypto.ed25519Public(new Uint8Array(32)) });
    expect(checkProof(crypto, one.proof, one.leaf, other).holds).toBe(false);
    for (const text of ["", "c2sp.org/tlog-proof@v1\n", one.proof.slice(0, 60), `${one.proof}x`]) {
      expect(checkProof(crypto, text, one.leaf, key).holds).toBe(false);
    }
  });
});
