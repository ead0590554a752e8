import { ArchiveError } from "../archive/error.ts";

/** Runs something that touches the disk and says in the archive's words what the system refused. */
export async function named<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof ArchiveError || typeof code !== "string") throw error;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
      throw new ArchiveError("disk-full", `cannot ${what}: the disk is full`);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS")
      throw new ArchiveError("no-permission", `cannot ${what}: no permission`);
    throw new ArchiveError("io", `cannot ${what}: the system says ${code}`);
  }
}
