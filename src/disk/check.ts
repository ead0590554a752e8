import { type CheckOptions, type CheckReport, checkArchive } from "../check/index.ts";
import { nodeCrypto } from "./crypto.ts";
import { digestPool } from "./digestPool.ts";
import { diskFolder } from "./folder.ts";

/** Checks the archive in a folder on disk, from the folder alone, with a worker per core. A folder that is not there is a finding. */
export async function checkFolder(dir: string, options: CheckOptions = {}): Promise<CheckReport> {
  const pool = digestPool(dir);
  try {
    return await checkArchive({ folder: diskFolder(dir), crypto: nodeCrypto, digestFiles: pool.digestFiles }, options);
  } finally {
    await pool.close();
  }
}
