import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { soundVector } from "../archive/vectors.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-hand-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const tools = ["bash", "sha256sum", "openssl"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

/** All shell steps of the page, run in the folder of an archive; temporary files go into a folder of the test. */
function run(dir: string, log: string, act: number): string {
  const page = readFileSync("docs/check-by-hand.md", "utf8");
  const steps = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!.replaceAll("/tmp/", `${root}/`));
  expect(steps.length).toBe(5);
  const script = `LOG=${log}\nACT=${act}\n${steps.join("\n")}`;
  return spawnSync("bash", ["-c", script], { cwd: dir, encoding: "utf8" }).stdout;
}

describe.runIf(tools)("checking by hand", () => {
  it.each([255, 257])("goes step by step as the page says, in a log of %i acts", async (size) => {
    const { files, keys } = await soundVector(size);
    const dir = join(root, String(size));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), bytes);
    }
    const wanted = (act: number) => [
      "objects: all as kept",
      "Signature Verified Successfully",
      `act ${act}: the line is the one that its leaf commits to`,
      `act ${act}: its leaf stands in the tree`,
      `act ${act}: its head is what the leaf commits to`,
    ];
    for (const act of [3, 9]) expect(run(dir, keys.device.log, act).trim().split("\n")).toEqual(wanted(act));

    const object = [...files.keys()].find((path) => path.startsWith("objects/"))!;
    writeFileSync(join(dir, object), "changed");
    const page = [...files.keys()].find((path) => /acts\/000(\.p\/\d+)?$/.test(path))!;
    writeFileSync(join(dir, page), Buffer.from(files.get(page)!).toString().replace('"number":6', '"number":7'));
    const checkpoint = `logs/${keys.device.log}/checkpoint`;
    writeFileSync(
      join(dir, checkpoint),
      Buffer.from(files.get(checkpoint)!)
        .toString()
        .replace(/\n[0-9]+\n/, (line) => line.replace("25", "26")),
    );
    const after = run(dir, keys.device.log, 9);
    expect(after).not.toContain("all as kept");
    expect(after).not.toContain("Verified Successfully");
  });
});
