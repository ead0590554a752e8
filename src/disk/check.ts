import { webcrypto } from "node:crypto";
import { logOf } from "../archive/layout.ts";
import { readArchiveFile } from "../archive/members.ts";
import {
  type CheckOptions,
  type CheckReport,
  checkArchive,
  type LoggedStamp,
  type OutsideProof,
  type TimeTrust,
  weighProofs,
} from "../check/index.ts";
import type { TimestampCrypto } from "../log/timestamp.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";
import { workerPool } from "./workerPool.ts";

const timestamps = webcrypto as unknown as TimestampCrypto;

/** Checks the archive in a folder on disk, from the folder alone, with a worker per core. A folder that is not there is a finding. */
export async function checkFolder(dir: string, options: CheckOptions = {}): Promise<CheckReport> {
  const pool = workerPool(dir);
  try {
    return await checkArchive(
      {
        folder: diskFolder(dir),
        crypto: nodeCrypto,
        timestamps,
        digestFiles: pool.digestFiles,
        listFolders: pool.listFolders,
        examinePages: pool.examinePages,
      },
      options,
    );
  } finally {
    await pool.close();
  }
}

/** Weighs the proofs of time in a folder that these stamp acts name. Throws `ArchiveError`: `not-an-archive`, `newer-format`, `corrupt`. */
export async function weighFolder(
  dir: string,
  stamps: readonly LoggedStamp[],
  trust: TimeTrust,
): Promise<readonly OutsideProof[]> {
  const ports = { folder: diskFolder(dir), crypto: nodeCrypto, timestamps };
  const keys = new Map((await readArchiveFile(ports)).logs.map((key) => [logOf(key.name)!, key]));
  return await weighProofs(ports, stamps, keys, trust);
}
