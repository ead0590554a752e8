import { type CheckOptions, type CheckReport, checkArchive } from "../check/index.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";

/** Checks the archive in a folder on disk, from the folder alone. A folder that is not there is a finding. */
export async function checkFolder(dir: string, options: CheckOptions = {}): Promise<CheckReport> {
  return await checkArchive({ folder: diskFolder(dir), crypto: nodeCrypto }, options);
}
