import { spawn } from "node:child_process";
import { statfsSync } from "node:fs";
import { release } from "node:os";

/** From so many files and folders on, one flush of the whole disk is dearer than nothing and cheaper than theirs. */
const worthIt = 64;

/**
 * Flushes the whole file system that holds a folder, by `sync -f` (syncfs), where that is as good as an fsync of each of `count`
 * files and folders: on Linux since 5.8, which reports a write that failed, on file systems of the kernel's own whose syncfs
 * waits for the disk. False when it was not done: the caller then flushes one by one.
 * https://man7.org/linux/man-pages/man2/syncfs.2.html
 */
export async function flushDisk(folder: string, count: number): Promise<boolean> {
  if (count < worthIt || !canFlush(folder)) return false;
  return await new Promise((resolve) => {
    const child = spawn("/bin/sync", ["-f", folder], { stdio: "ignore", env: {} });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** ext2 to ext4, XFS, Btrfs, F2FS: `f_type` of statfs(2). Not those in user space or on a network, whose servers may hold bytes back. */
const types = new Set([0xef53, 0x58465342, 0x9123683e, 0xf2f52010]);

function canFlush(folder: string): boolean {
  if (process.platform !== "linux") return false;
  const [major = 0, minor = 0] = release().split(".").map(Number);
  return (major > 5 || (major === 5 && minor >= 8)) && types.has(statfsSync(folder).type);
}
