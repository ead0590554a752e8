import { execFileSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diskFolder } from "../../src/disk/folder.ts";
import { folderContract } from "../archive/folder.contract.ts";

const place = () => mkdtempSync(join(tmpdir(), "gawah-folder-"));

folderContract("on disk", async () => diskFolder(place()));

it("reads no link and no pipe", async () => {
  const root = place();
  writeFileSync(join(root, "real"), "x");
  symlinkSync(join(root, "real"), join(root, "link"));
  execFileSync("mkfifo", [join(root, "pipe")]);
  const folder = diskFolder(root);
  await expect(folder.read("link", 10)).rejects.toMatchObject({ code: "corrupt" });
  await expect(folder.read("pipe", 10)).rejects.toMatchObject({ code: "corrupt" });
  expect(await folder.list("")).toEqual([
    { name: "link", kind: "other" },
    { name: "pipe", kind: "other" },
    { name: "real", kind: "file" },
  ]);
});

it("takes no path that leaves it", async () => {
  const folder = diskFolder(place());
  for (const path of ["../x", "a/../../x", "/etc/passwd", "a//b", "a\nb", "a\u202Eb", "."]) {
    await expect(folder.write(path, new Uint8Array(1))).rejects.toMatchObject({ code: "bad-input" });
  }
});
