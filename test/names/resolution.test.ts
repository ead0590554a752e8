import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, type NameJudgement, type Naming, resolve } from "../../src/names/index.ts";

const key = (name: string) => fold(name).key;
const naming = (ref: string, name: string, account: string): Naming => ({ ref, name, account, type: "person" });
let count = 0;
const judged = (a: string, verdict: NameJudgement["verdict"], b: string): NameJudgement => ({
  ref: `j${String(++count).padStart(4, "0")}`,
  type: "person",
  a,
  b,
  verdict,
  by: "R.",
  time: "2031-03-16",
  why: "",
  undone: false,
});

const town = [
  naming("m1", "Sarwand", "digest"),
  naming("m2", "Sarvand", "courier"),
  naming("m3", "سروند", "mother"),
  naming("m4", "Sarwand", "police"),
  naming("m5", "Sarwand", "police"),
];
const shape = (resolution: ReturnType<typeof resolve>) =>
  resolution.rings.map((ring) => ring.names.flatMap((one) => one.namings).sort());

describe("namings and rings", () => {
  test("nothing is joined across accounts until a person judges, not even one spelling", () => {
    expect(shape(resolve(town, [], key)).toSorted()).toEqual([["m1"], ["m2"], ["m3"], ["m4", "m5"]]);
  });

  test("a judgement of two names as worded gathers everybody who writes them; every spelling stays as it was written", () => {
    const { rings } = resolve(town, [judged("Sarwand", "same", "سروند")], key);
    const [ring] = rings.filter((one) => one.judgements.length > 0);
    expect(ring?.names.map((one) => [one.name, one.accounts])).toEqual([
      ["Sarwand", ["digest", "police"]],
      ["سروند", ["mother"]],
    ]);
  });

  test("a judgement of two namings joins just these accounts", () => {
    expect(shape(resolve(town, [judged("m1", "same", "m2")], key)).toSorted()).toEqual([
      ["m1", "m2"],
      ["m3"],
      ["m4", "m5"],
    ]);
  });

  test("same goes through others; the names between need no judgement of their own", () => {
    const resolution = resolve(town, [judged("Sarwand", "same", "Sarvand"), judged("Sarvand", "same", "سروند")], key);
    expect(resolution.standing("Sarwand", "سروند")).toBe("same");
    expect(resolution.standing("SARWAND", "سروند")).toBe("same");
    expect(resolution.standing("Sarwand", "Elsewhere")).toBeNull();
  });

  test("a name that no text here holds stands in its ring with nobody who uses it", () => {
    const [ring] = resolve(town, [judged("سروند", "same", "Lamp Town")], key).rings.filter(
      (one) => one.judgements.length > 0,
    );
    expect(ring?.names.map((one) => [one.name, one.accounts.length])).toEqual([
      ["سروند", 1],
      ["Lamp Town", 0],
    ]);
  });

  test("one name of two people is kept apart by account", () => {
    const resolution = resolve(town, [judged("Sarwand", "not-same", "Sarwand"), judged("Sarvand", "same", "m1")], key);
    expect(shape(resolution).toSorted()).toEqual([["m1", "m2"], ["m3"], ["m4", "m5"]]);
  });

  test("a naming that is judged not to be its own name leaves it", () => {
    expect(shape(resolve(town, [judged("m5", "not-same", "m4")], key)).toSorted()).toEqual([
      ["m1"],
      ["m2"],
      ["m3"],
      ["m4"],
      ["m5"],
    ]);
  });

  test("same and not same in one ring is a conflict that shows the chain which makes it, and neither wins", () => {
    const first = judged("Sarwand", "same", "Sarvand");
    const second = judged("Sarvand", "same", "سروند");
    const apart = judged("سروند", "not-same", "Sarwand");
    const resolution = resolve(town, [apart, second, first], key);
    const [conflict] = resolution.rings.flatMap((ring) => ring.conflicts);
    expect(conflict).toEqual({ apart, chain: [second, first] });
    expect(resolution.standing("Sarwand", "سروند")).toBe("conflict");
    expect(resolve(town, [apart, { ...second, undone: true }, first], key).standing("Sarwand", "سروند")).toBe(
      "not-same",
    );
  });

  test("unsure joins nothing and is remembered", () => {
    const resolution = resolve(town, [judged("Sarwand", "unsure", "Sarvand")], key);
    expect(resolution.standing("Sarvand", "Sarwand")).toBe("unsure");
    expect(resolution.ringOf("m1")?.names).toHaveLength(1);
  });

  test("names that no text here holds can be judged all the same", () => {
    const resolution = resolve([], [judged("R. Bako", "same", "Rahim Bako")], key);
    expect(resolution.rings[0]?.names.map((one) => one.name)).toEqual(["R. Bako", "Rahim Bako"]);
  });
});

const refs = ["m1", "m2", "m3", "m4", "m5", "m6"];
const words = ["Bako", "R. Bako", "Rahim", "رحیم"];
const namings = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom("one", "two", "three")), { minLength: 6, maxLength: 6 })
  .map((all) => all.map(([name, account], at) => naming(refs[at]!, name, account)));
const judgements = fc
  .array(
    fc.record({
      a: fc.constantFrom(...refs, ...words),
      b: fc.constantFrom(...refs, ...words),
      verdict: fc.constantFrom("same" as const, "not-same" as const, "unsure" as const),
      undone: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map((one, at) => ({ ...judged(one.a, one.verdict, one.b), ref: `j${at}`, undone: one.undone })));
const whole = (resolution: ReturnType<typeof resolve>) =>
  JSON.stringify([
    resolution.rings,
    [...refs, ...words].flatMap((a) => [...refs, ...words].map((b) => resolution.standing(a, b))),
  ]);

describe("for any judgements", () => {
  test("their order and the order of the namings change nothing", () => {
    fc.assert(
      fc.property(namings, judgements, (some, all) => {
        expect(whole(resolve([...some].reverse(), [...all].reverse(), key))).toBe(whole(resolve(some, all, key)));
      }),
    );
  });

  test("undoing the last restores what was before, to the letter", () => {
    fc.assert(
      fc.property(namings, judgements, fc.constantFrom(...refs), fc.constantFrom(...words), (some, all, a, b) => {
        const more = { ...judged(a, "same", b), undone: true };
        expect(whole(resolve(some, [...all, more], key))).toBe(whole(resolve(some, all, key)));
      }),
    );
  });

  test("every naming is in exactly one ring, under its own words", () => {
    fc.assert(
      fc.property(namings, judgements, (some, all) => {
        const { rings } = resolve(some, all, key);
        const held = rings.flatMap((ring) => ring.names.flatMap((use) => use.namings.map((ref) => [ref, use.name])));
        expect(held.toSorted()).toEqual(some.map((one) => [one.ref, one.name]).toSorted());
      }),
    );
  });

  test("two accounts are in one ring only by judgements of sameness", () => {
    fc.assert(
      fc.property(namings, judgements, (some, all) => {
        for (const ring of resolve(some, all, key).rings) {
          const accounts = new Set(ring.names.flatMap((use) => use.accounts));
          if (accounts.size > 1) expect(ring.judgements.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("every conflict's chain leads from the one side to the other by sameness in force", () => {
    fc.assert(
      fc.property(namings, judgements, (some, all) => {
        for (const { conflicts, judgements: made } of resolve(some, all, key).rings)
          for (const { apart, chain } of conflicts) {
            expect(apart.verdict).toBe("not-same");
            for (const one of chain) expect(made).toContain(one);
            const without = resolve(
              some,
              all.map((one) => (chain.includes(one) ? { ...one, undone: true } : one)),
              key,
            );
            if (chain.length > 0) expect(without.standing(apart.a, apart.b)).not.toBeNull();
          }
      }),
    );
  });
});
