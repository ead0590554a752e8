import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Terminal, terminal } from "./terminal.ts";

let term: Terminal;
beforeAll(() => {
  term = terminal();
});
afterAll(() => term.close());

it("compares two names and says why", async () => {
  const ran = await term.gawah(["names", "compare", "Sarwand", "سروند", "--json"]);
  expect(ran.code).toBe(0);
  expect(ran.lines[0]).toMatchObject({ a: "Sarwand", b: "سروند", verdict: "same", why: expect.any(Array) });
  expect((await term.gawah(["names", "compare", "Sarwand", "Belmont", "--json"])).lines[0]!.verdict).toBe("different");
});

it("ranks the names of a file for each query on standard input, as JSON Lines", async () => {
  writeFileSync(join(term.folder, "names.txt"), "Belmont\nSarvand\r\nKaspur\n\nDelmar\n");
  const ran = await term.gawah(["names", "rank", "--candidates", "names.txt"], { stdinText: "सरवंद\n\nKaspoor\n" });
  const lines = ran.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { query: string; best: { name: string; score: number }[] });
  expect(lines.map((line) => [line.query, line.best[0]!.name])).toEqual([
    ["सरवंद", "Sarvand"],
    ["Kaspoor", "Kaspur"],
  ]);
});

it("folds keyboards and encodings into one key, and refuses what it does not know", async () => {
  const ran = await term.gawah(["names", "fold", "كابل", "کابل", "--json"]);
  expect(ran.lines[0]!.key).toBe(ran.lines[1]!.key);
  expect((await term.gawah(["names", "dance"])).code).toBe(2);
  expect((await term.gawah(["names", "compare", "one"])).code).toBe(2);
  expect((await term.gawah(["names", "rank"])).code).toBe(2);
  expect((await term.gawah(["names", "rank", "--candidates", "none"])).code).toBe(3);
});

it("finds a statement typed on another keyboard, and judges two names the same", async () => {
  await term.gawah(["init", "a"]);
  writeFileSync(join(term.folder, "t.txt"), "سروند ميں تين آدمى زخمى ہوئے۔");
  const [kept] = (await term.gawah(["keep", "t.txt", "--archive", "a", "--json"])).lines;
  await term.gawah(["read", String(kept!.object), "--archive", "a"]);
  expect((await term.gawah(["search", "تین آدمی", "--archive", "a", "--json"])).lines).toHaveLength(1);
  const judged = await term.gawah(["same", "Sarwand", "سروند", "--type", "place", "--archive", "a", "--json"]);
  expect(judged.lines).toMatchObject([{ a: "Sarwand", verdict: "same", undone: false }]);
  const undone = await term.gawah([
    "same",
    "--undo",
    String(judged.lines[0]!.ref).slice(0, 8),
    "--archive",
    "a",
    "--json",
  ]);
  expect(undone.lines).toMatchObject([{ undone: true }]);
});

it("asks about names that sound alike, takes the answers, shows who uses which and what contradicts, and finds by any spelling", async () => {
  await term.gawah(["init", "town"]);
  const texts = {
    "one.txt": "Nur Halim was in Sarwand. The constables beat Nur Halim.",
    "two.txt": "Noor Haleem saw it in Sarvand.",
    "three.txt": "سروند میں تین آدمی زخمی ہوئے۔",
  };
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(term.folder, name), text);
    const [kept] = (await term.gawah(["keep", name, "--archive", "town", "--source", name, "--json"])).lines;
    await term.gawah(["read", String(kept!.object), "--archive", "town"]);
  }
  const run = async (...args: string[]) => (await term.gawah([...args, "--archive", "town", "--json"])).lines;
  const asked = (await run("same", "--suggest")).map((pair) => [pair.a, pair.b, pair.type].join(" "));
  expect(asked[0]).toMatch(/^N.+ H.+ person$/);
  expect(asked.join("; ")).toContain("Sarvand");
  await run("same", "Nur Halim", "Noor Haleem");
  await run("same", "Sarwand", "Sarvand", "--type", "place");
  await run("same", "Sarvand", "سروند", "--type", "place");
  expect((await run("same", "--suggest")).map((pair) => pair.a)).not.toContain("Nur Halim");
  const [place] = await run("places");
  expect(JSON.stringify(place)).toContain("سروند");
  expect((await run("search", "Serwand", "--names"))[0]).toMatchObject({ kind: "name", accounts: 3 });
  await run("not-same", "Sarwand", "سروند", "--type", "place");
  expect((await run("places"))[0]).toMatchObject({ conflicts: [{ chain: [{}, {}] }] });
  expect((await term.gawah(["places", "--archive", "town"])).out).toContain("contradiction: ");
  await run("unsure", "Nobody", "Noone");
  expect((await run("actors")).some((ring) => JSON.stringify(ring).includes("Noor Haleem"))).toBe(true);
  expect((await term.gawah(["same", "Sarwand", "--archive", "town"])).code).toBe(2);
  expect((await term.gawah(["not-same", "a", "b", "--type", "river", "--archive", "town"])).code).toBe(2);
});

it("lists every mention of a name with its ref, and judges one by itself", async () => {
  await term.gawah(["init", "two-men"]);
  const text = "Zubair Khan drove the lorry to Bakoli. Zubair Khan signed the order in Sarwand.";
  writeFileSync(join(term.folder, "khan.txt"), text);
  const [kept] = (await term.gawah(["keep", "khan.txt", "--archive", "two-men", "--source", "Zeba", "--json"])).lines;
  await term.gawah(["read", String(kept!.object), "--archive", "two-men"]);
  const listed = async () => (await term.gawah(["mentions", "zubair khan", "--archive", "two-men", "--json"])).lines;
  const [first, second] = await listed();
  expect([first!.apart, second!.apart]).toEqual([false, false]);
  const told = (await term.gawah(["mentions", "Zubair Khan", "--archive", "two-men"])).out;
  const ref = /^([0-9a-f]{12}#\S+) {2}Zubair Khan/m.exec(told)![1]!;
  expect(told).toContain("Zeba: “Zubair Khan drove the lorry");
  const judged = await term.gawah(["not-same", ref, "Zubair Khan", "--archive", "two-men", "--json"]);
  expect(judged.lines).toMatchObject([{ a: first!.ref, b: "Zubair Khan", verdict: "not-same" }]);
  expect((await listed()).map((one) => one.apart)).toEqual([true, false]);
  expect((await term.gawah(["mentions", "Zubair Khan", "--archive", "two-men"])).out).toContain("another one of this");
  expect((await term.gawah(["mentions", "Nobody", "--archive", "two-men"])).code).toBe(0);
});
