import { webcrypto } from "node:crypto";
import { type CheckOptions, type CheckReport, checkArchive } from "../check/index.ts";
import type { TimestampCrypto } from "../log/timestamp.ts";
import { nodeCrypto } from "./crypto.ts";
import { digestPool } from "./digestPool.ts";
import { diskFolder } from "./folder.ts";

/** Checks the archive in a folder on disk, from the folder alone, with a worker per core. A folder that is not there is a finding. */
export async function checkFolder(dir: string, options: CheckOptions = {}): Promise<CheckReport> {
  const pool = digestPool(dir);
  const timestamps = webcrypto as unknown as TimestampCrypto;
  try {
    return await checkArchive(
      { folder: diskFolder(dir), crypto: nodeCrypto, timestamps, digestFiles: pool.digestFiles },
      options,
    );
  } finally {
    await pool.close();
  }
}
