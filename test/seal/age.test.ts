import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import * as vectors from "cctv-age";
import { describe, expect, it } from "vitest";
import { collect, once } from "../../src/archive/keyring.ts";
import { nodeCrypto as crypto, nodeRandom as random } from "../../src/disk/crypto.ts";
import {
  formatIdentity,
  formatRecipient,
  type Identity,
  openAge,
  parseIdentity,
  parseRecipient,
  sealAge,
} from "../../src/seal/age.ts";
import { SealError } from "../../src/seal/error.ts";

interface Vector {
  readonly name: string;
  readonly meta: Record<string, string>;
  readonly identities: Identity[];
  readonly file: Uint8Array;
}

function readVector(name: string, bytes: Uint8Array): Vector {
  const buffer = Buffer.from(bytes);
  const end = buffer.indexOf("\n\n");
  const meta: Record<string, string> = {};
  const identities: Identity[] = [];
  for (const line of buffer.subarray(0, end).toString().split("\n")) {
    const [key, value] = line.split(": ") as [string, string];
    meta[key] = value;
    if (key === "passphrase") identities.push({ passphrase: value });
    const secret = key === "identity" ? parseIdentity(value) : null;
    if (secret !== null) identities.push({ x25519: secret });
  }
  const rest = buffer.subarray(end + 2);
  return { name, meta, identities, file: meta.compressed === "zlib" ? inflateSync(rest) : rest };
}

/** Armour and post-quantum identities are not used in archives: those vectors speak of other things. */
const all = Object.entries(vectors as unknown as Record<string, Uint8Array>)
  .filter(([name]) => name !== "default" && name !== "module.exports")
  .map(([name, bytes]) => readVector(name, bytes));
const ours = all.filter(({ meta, identities }) => meta.armored !== "yes" && identities.length > 0);

describe("age files", () => {
  it("have ninety vectors that concern us", () => {
    expect(all.length).toBe(143);
    expect(ours.length).toBeGreaterThan(90);
  });

  it.each(ours.map((vector) => [vector.name, vector] as const))("vector %s", async (_, { meta, identities, file }) => {
    const pieces: Uint8Array[] = [];
    let failed: unknown = null;
    try {
      for await (const piece of openAge(crypto, once(file), identities)) pieces.push(piece);
    } catch (error) {
      failed = error;
    }
    if (meta.expect === "success") {
      expect(failed).toBeNull();
      expect(createHash("sha256").update(Buffer.concat(pieces)).digest("hex")).toBe(meta.payload);
    } else {
      expect(failed).toBeInstanceOf(SealError);
    }
  });

  it("of ours are opened by another program, and its by us", async () => {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const secret = parseIdentity(identity)!;
    expect(formatIdentity(secret)).toBe(identity);
    expect(formatRecipient(crypto.x25519Public(secret))).toBe(recipient);
    for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const plain = new Uint8Array(length).map((_, i) => i % 253);
      const stanza = { args: ["witness-archive/1-unit", "abc"], body: new Uint8Array(16) };
      const sealed = await collect(
        sealAge(crypto, random, once(plain), [{ x25519: parseRecipient(recipient)! }], [stanza]),
      );
      const theirs = new Decrypter();
      theirs.addIdentity(identity);
      expect(Buffer.from(await theirs.decrypt(sealed)).equals(Buffer.from(plain))).toBe(true);
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const opened = await collect(openAge(crypto, once(await encrypter.encrypt(plain)), [{ x25519: secret }]));
      expect(Buffer.from(opened).equals(Buffer.from(plain))).toBe(true);
    }
  });
});
