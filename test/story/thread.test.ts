import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Terminal, terminal } from "../cli/terminal.ts";

// Made up: the town of Sarwand and everybody in it.
const mother =
  "“My son Yaran died in police custody,” his mother Zeba said. More than one million people fled the valley, she said.";
const paper =
  "Yaran, 23, died almost 24 hours after he was released from police custody, the Valley Courier reported. Nearly a million people fled the valley.";

let term: Terminal;
const run = async (...args: string[]) => {
  const ran = await term.gawah([...args, "--archive", "a", "--json"]);
  expect({ args, code: ran.code, err: ran.err }).toEqual({ args, code: 0, err: "" });
  return ran.lines;
};
beforeAll(async () => {
  term = terminal();
  writeFileSync(join(term.folder, "mother.txt"), mother);
  writeFileSync(join(term.folder, "paper.txt"), paper);
  expect((await term.gawah(["init", "a"])).code).toBe(0);
});
afterAll(() => term.close());

it("goes from two files to two accounts side by side that a stranger can check", async () => {
  const [one] = await run("keep", "mother.txt", "--source", "Zeba", "--kind", "person");
  const [two] = await run(
    "keep",
    "paper.txt",
    "--source",
    "The Valley Courier",
    "--kind",
    "outlet",
    "--open",
    "--published",
    "2031-03-15",
  );
  expect([one!.unit, two!.unit]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), null]);

  const read = await run("read", String(one!.object).slice(0, 10));
  expect(read.map((line) => line.kind)).toContain("card");
  await run("read", String(two!.object));

  const suggestions = (await run("show", String(one!.object))).filter((line) => line.state === "suggested");
  const deed = suggestions.find((line) => (line.line as { deed?: string }).deed === "death-in-custody");
  expect(deed).toBeDefined();
  const [judged] = await run("judge", "accept", String(deed!.ref), "--why", "her own words");
  expect(judged).toMatchObject({ state: "accepted", judgements: [{ verdict: "accept", why: "her own words" }] });
  const [undone] = await run("judge", "undo", String(deed!.ref));
  expect(undone).toMatchObject({ state: "suggested" });
  await run("judge", "accept", String(deed!.ref));

  const byHand = await run(
    "claim",
    String(two!.object),
    "date",
    "--quote",
    "almost 24 hours after",
    "--edtf",
    "2031-03-14~",
  );
  expect(byHand.map((line) => line.state)).toEqual(["accepted", "accepted"]);

  const [incident] = await run("gather", String(one!.object), String(two!.object), "--title", "The death of Yaran");
  expect((incident!.accounts as unknown[]).length).toBeGreaterThanOrEqual(2);
  const account = (incident!.accounts as string[]).find((id) => id.startsWith(String(two!.object)))!;
  await run("gather", account, "--to", "The death of Yaran", "--read-for", "what-is-missing");

  const [table] = await run("compare", "The death of Yaran");
  const text = JSON.stringify(table);
  for (const words of [
    "died in police custody",
    "almost 24 hours after he was released",
    "More than one million",
    "Nearly a million",
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain("cannot-both-hold");
  expect(text).toContain("does-not-say");

  const acts = (await run("log")).map((line) => line.act);
  for (const kind of [
    "genesis",
    "source",
    "keep",
    "read",
    "judge",
    "undo",
    "claim",
    "incident",
    "gather",
    "read-for",
    "commit",
  ]) {
    expect(acts).toContain(kind);
  }
  const checked = await term.gawah(["check", "a", "--json"]);
  expect(checked.code).toBe(20);
  const pinned = await term.gawah(["check", "a", "--json", "--key", String(checked.lines.at(-1)!.archive)]);
  expect({ code: pinned.code, verdict: pinned.lines.at(-1)!.verdict }).toEqual({ code: 0, verdict: "sound" });
});

it("finds a statement by its words, and keeps the documenter's own note as an account of her own", async () => {
  expect((await run("search", "fled valley")).length).toBeGreaterThanOrEqual(2);
  const ran = await term.gawah(["note", "--by", "R.", "--archive", "a", "--json"], {
    stdinText: "I saw Yaran at the pump on Thursday.",
  });
  expect(ran.code).toBe(0);
  const [note] = ran.lines;
  await run("gather", String(note!.object), "--to", "The death of Yaran");
  const [table] = await run("compare", "The death of Yaran");
  expect((table!.columns as { own: boolean }[])[0]!.own).toBe(true);
});

it("prints the table in every form, with markup and formulas in the words made harmless", async () => {
  writeFileSync(
    join(term.folder, "odd.txt"),
    "=1+1 <script>alert(1)</script> | Two brothers were killed in Sarwand, “he” said.",
  );
  const [odd] = await run("keep", "odd.txt");
  await run(
    "claim",
    String(odd!.object),
    "deed",
    "--quote",
    "=1+1 <script>alert(1)</script> | Two brothers were killed",
    "--deed",
    "killing",
  );
  await run("gather", `${String(odd!.object)}#whole`, "--to", "The death of Yaran");
  const print = async (format: string) => {
    const ran = await term.gawah(["compare", "The death of Yaran", "--format", format, "--archive", "a"]);
    expect(ran.code).toBe(0);
    return ran.out;
  };
  const html = await print("html");
  expect(html).not.toContain("<script");
  expect(html).toContain("&#60;script&#62;");
  const csv = await print("csv");
  expect(csv).toContain("'=1+1 <script>");
  expect(csv.split("\r\n")[0]).toContain("question,row,account");
  const markdown = (await print("md")).split("\n").filter((line) => line.startsWith("|"));
  expect(new Set(markdown.map((line) => line.replace(/\\\|/g, "").split("|").length)).size).toBe(1);
  expect(await print("text")).toContain("=1+1");
  expect(JSON.parse(await print("json"))).toMatchObject({ title: "The death of Yaran" });
  expect((await term.gawah(["compare", "The death of Yaran", "--format", "pdf", "--archive", "a"])).code).toBe(2);
});
