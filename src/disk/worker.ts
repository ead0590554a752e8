import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { parentPort } from "node:worker_threads";

/** One file as a worker found it; `digest` is null when it could not be read. */
export interface FileDigest {
  readonly digest: string | null;
  readonly size: number;
}

const piece = Buffer.allocUnsafe(1024 * 1024);
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** SHA-256 of a file, read in pieces of 1 MiB; links, devices and sockets are not read. */
function digestFile(path: string): FileDigest {
  let size = 0;
  try {
    const file = openSync(path, flags);
    try {
      if (!fstatSync(file).isFile()) return { digest: null, size };
      const digest = createHash("sha256");
      for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
        digest.update(piece.subarray(0, count));
        size += count;
      }
      return { digest: digest.digest("hex"), size };
    } finally {
      closeSync(file);
    }
  } catch {
    return { digest: null, size };
  }
}

parentPort?.on("message", (paths: readonly string[]) => parentPort?.postMessage(paths.map(digestFile)));
