import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../../src/archive/keyring.ts";
import { pad, paddedLength, unpad } from "../../src/seal/pad.ts";

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("padding", () => {
  it("adds at most 12 % above 512 bytes and gives few lengths", () => {
    const lengths = new Set<number>();
    for (let length = 0; length < 100_000; length++) {
      const padded = paddedLength(length);
      lengths.add(padded);
      expect(padded).toBeGreaterThan(length);
      if (length > 512) expect(padded).toBeLessThanOrEqual(Math.ceil((length + 1) * 1.12));
    }
    expect(lengths.size).toBeLessThan(150);
  });

  it("comes off again, whatever zeros and marks the bytes hold", async () => {
    const bytes = fc
      .array(fc.constantFrom(0, 0, 0, 0x80, 0x80, 7), { maxLength: 3000 })
      .map((list) => Uint8Array.from(list));
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 700 }), async (plain, size) => {
        const padded = await collect(pad(inPieces(plain, size)));
        expect(padded.length).toBe(paddedLength(plain.length));
        expect(Buffer.from(await collect(unpad(inPieces(padded, size)))).equals(Buffer.from(plain))).toBe(true);
      }),
    );
  });

  it("is told when it is missing", async () => {
    const stream = unpad(inPieces(new Uint8Array(600), 100));
    expect(await stream.next()).toEqual({ done: true, value: false });
  });
});
