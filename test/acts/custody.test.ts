import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Terminal, terminal } from "../cli/terminal.ts";
import { type LocalWitness, localWitness } from "../net/localWitness.ts";

const told = "Three men came to the ferryhouse in Sarwand at dusk and beat the lantern-maker Orsan.";
// A name that turns the direction of writing, closes tags, and is written from right to left.
const name = "\u202Egpj.oto<img src=x onerror=alert(1)>بیان.txt";
let term: Terminal;
let witness: LocalWitness;
let object = "";
const run = async (...args: string[]) => {
  const ran = await term.gawah([...args, "--archive", "a", "--json"]);
  expect({ args, code: ran.code, err: ran.err.includes("mistake") }).toEqual({ args, code: 0, err: false });
  return ran.lines;
};
const page = async (...more: string[]) => {
  const [line] = await run("custody", object, "--format", "html", ...more);
  return String(line!.html);
};

beforeAll(async () => {
  term = terminal();
  await term.gawah(["init", "a"]);
  writeFileSync(join(term.folder, name), told);
  const more = [
    "--source",
    "Orsan of the ferryhouse",
    "--collected-from",
    "his cousin in Sarwand",
    "--notes",
    "handed over on a stick",
  ];
  const kept = await run("keep", name, ...more, "--collected-how", "copied from his telephone");
  object = String(kept[0]!.object);
  await run("read", object);
  const { logs } = JSON.parse(readFileSync(join(term.folder, "a", "archive.json"), "utf8"));
  witness = await localWitness("witness.example/w1", [logs[0].key]);
  await run("stamp", "--witness", `${witness.url()} ${witness.key}`, "--save");
});
afterAll(async () => {
  await witness.close();
  term.close();
});

describe("the page of custody", () => {
  it("tells how the object came, what was done, and who dates it, but no word of the testimony and no key", async () => {
    const html = await page();
    for (const words of [
      "his cousin in Sarwand",
      "copied from his telephone",
      "handed over on a stick",
      "witness.example/w1",
    ])
      expect(html).toContain(words);
    expect(html).toContain(createHash("sha256").update(told).digest("hex"));
    expect(html).toContain("they have the SHA-256 that is their name");
    for (const words of ["dusk", "lantern-maker", "AGE-SECRET-KEY", "WITNESS-RECOVERY"])
      expect(html).not.toContain(words);
  });

  it("fetches nothing, runs nothing, and its own policy allows its one style only", async () => {
    const html = await page();
    const digest = createHash("sha256")
      .update(/<style>([\s\S]*?)<\/style>/.exec(html)![1]!)
      .digest("base64");
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    );
    const tags = new Set<string>();
    const walk = (node: { tagName?: string; childNodes?: unknown[]; attrs?: { name: string }[] }) => {
      if (node.tagName) tags.add(node.tagName);
      for (const { name } of node.attrs ?? []) expect(["src", "href", "onerror", "style"]).not.toContain(name);
      for (const child of node.childNodes ?? []) walk(child as never);
    };
    walk(parse(html) as never);
    for (const tag of ["script", "img", "link", "iframe", "form", "a"]) expect(tags.has(tag)).toBe(false);
  });

  it("isolates what is written from right to left, and shows marks that turn the direction as what they are", async () => {
    const html = await page();
    expect(html).toContain('<bdi dir="auto">\\u{202E}gpj.oto&#60;img src=x onerror=alert(1)&#62;بیان.txt</bdi>');
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it("without what is sealed names nobody", async () => {
    const html = await page("--redact");
    for (const words of [
      "Orsan",
      "cousin",
      "telephone",
      "stick",
      "gpj",
      createHash("sha256").update(told).digest("hex"),
    ])
      expect(html).not.toContain(words);
    expect(html).toContain(object);
    expect(html).toContain("left out of this page");
  });

  it("tells what its source allows, and archive only before anything is written down", async () => {
    expect(await page()).toContain("nothing is written down: archive only");
    await run("consent", "Orsan of the ferryhouse", "--allow", "hand-over=2032-12-31", "--how", "signed in Sarwand");
    const html = await page();
    for (const words of ["hand-over until 2032-12-31", "signed in Sarwand"]) expect(html).toContain(words);
    expect(await page("--redact")).not.toContain("signed in Sarwand");
    expect((await run("custody", object)).map((line) => line.kind)).toContain("consent");
    const narrower = await term.gawah(["consent", "Orsan of the ferryhouse", "--none", "--archive", "a"]);
    expect(narrower.err).toContain("No longer allowed as before: hand-over=2032-12-31");
    expect((await term.gawah(["consent", "Orsan of the ferryhouse", "--archive", "a"])).out).toContain("archive only");
    const both = ["consent", "Orsan of the ferryhouse", "--none", "--allow", "share", "--archive", "a"];
    expect((await term.gawah(both)).code).toBe(2);
  });

  it("is written to a file, and refuses another format", async () => {
    await run("custody", object, "--format", "html", "--to", "custody.html");
    expect(readFileSync(join(term.folder, "custody.html"), "utf8")).toContain("<!doctype html>");
    expect((await term.gawah(["custody", object, "--format", "pdf", "--archive", "a"])).code).toBe(2);
  });

  it("says so when the stored bytes are not what they were", async () => {
    const path = join(term.folder, "a", "objects", object.slice(0, 2), object.slice(2, 4), object);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from("x")]));
    const html = await page();
    expect(html).toContain("do NOT have the SHA-256 that is their name");
    writeFileSync(path, bytes);
  });
});

it("the chain in the terminal bounds every entry from outside", async () => {
  const lines = await run("custody", object);
  expect(lines.map((line) => line.kind)).toEqual(["object", "consent", "custody", "custody", "proof"]);
  expect(lines[2]!.stands).toBe(true);
  expect(lines[2]!.times).toMatchObject({ after: null, before: { by: "witness.example/w1", kind: "witness" } });
  const words = await term.gawah(["custody", object, "--archive", "a"]);
  expect(words.out).toMatch(/entered after: nobody outside says; before \d{4}-/);
});
