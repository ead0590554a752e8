import { createHash, randomBytes, webcrypto } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type TimestampQuestion, timestampRequest, verifyTimestamp } from "../../src/log/timestamp.ts";
import { hasOpenssl, makeAuthority } from "./authority.ts";

const verify = (question: TimestampQuestion) => verifyTimestamp(question, webcrypto as never);

describe.skipIf(!hasOpenssl)("a timestamp from a local openssl authority", () => {
  const authority = makeAuthority();
  const data = Buffer.from("the kept checkpoint of Sarwand\n");
  const imprint = createHash("sha256").update(data).digest();
  const nonce = randomBytes(8);
  const question = (signer: string): TimestampQuestion => ({
    reply: authority.reply(timestampRequest(imprint, nonce), signer),
    imprint,
    nonce,
    trusted: [authority.certificate("root")],
    chain: [],
  });

  test.each(["ec", "rsa"])("is sound when signed by the %s key, and openssl agrees", async (signer) => {
    const asked = question(signer);
    expect(await verify(asked)).toMatchObject({ ok: true, policy: "1.2.3.4.1", signer: `Made-up ${signer}` });
    expect(authority.opensslAgrees(asked.reply, data)).toBe(true);
  });

  test("is sound years later, without its nonce", async () => {
    expect(await verify({ ...question("ec"), nonce: null })).toMatchObject({ ok: true });
  });

  test.each([
    ["wrong-imprint", { imprint: createHash("sha256").update("other").digest() }],
    ["wrong-imprint", { imprint: createHash("sha512").update(data).digest() }],
    ["wrong-nonce", { nonce: Buffer.from("12345678") }],
    ["untrusted", { trusted: [authority.certificate("other")] }],
    ["untrusted", { trusted: [] }],
    ["malformed", { reply: Buffer.from("no token") }],
    ["malformed", { reply: new Uint8Array(2_000_000) }],
  ])("is refused as %s", async (code, change) => {
    expect(await verify({ ...question("ec"), ...change })).toMatchObject({ ok: false, code });
  });

  test("says nothing else under any tenth flipped byte: it is refused, or the byte was in nothing that counts", async () => {
    const asked = question("ec");
    const sound = await verify(asked);
    expect(sound.ok).toBe(true);
    let refused = 0;
    for (let at = 0; at < asked.reply.length; at += 10) {
      const reply = Uint8Array.from(asked.reply);
      reply[at] = (reply[at] ?? 0) ^ 1;
      const verdict = await verify({ ...asked, reply });
      if (verdict.ok) expect(verdict).toEqual(sound);
      else refused++;
    }
    expect(refused).toBeGreaterThan(asked.reply.length / 11);
  });
});
