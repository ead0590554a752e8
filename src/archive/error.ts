/**
 * Why the archive did not do what was asked.
 *
 * - `not-an-archive` the folder holds no `archive.json`, or there is no such folder
 * - `exists` a new archive was to be made where something is already
 * - `newer-format` made by a newer program, or holding kinds of act that this one does not know: opens read-only
 * - `wrong-passphrase`, `passphrase-needed` the keys of this device are under a passphrase
 * - `locked` another program writes to it now
 * - `read-only` this device has no log of its own here, or `readOnly` says why
 * - `rolled-back` the archive is older than, or forked from, what this device last signed
 * - `disk-full`, `no-permission`, `io` the system refused
 * - `unsuitable-disk` the file system cannot hold an archive (FAT32)
 * - `corrupt` a file of the archive is not what its digest, signature or place says
 * - `not-found` no such object, act or unit
 * - `withheld` this keyholder does not hold the key, or it was destroyed
 * - `too-large` an act, slot or page over the limits of the format
 * - `bad-input` what was handed in is not of the shape that is needed
 * - `alarm` two signed checkpoints contradict each other: nothing is written until a person has judged
 */
export type ArchiveErrorCode =
  | "not-an-archive"
  | "exists"
  | "newer-format"
  | "wrong-passphrase"
  | "passphrase-needed"
  | "locked"
  | "read-only"
  | "rolled-back"
  | "disk-full"
  | "no-permission"
  | "io"
  | "unsuitable-disk"
  | "corrupt"
  | "not-found"
  | "withheld"
  | "too-large"
  | "bad-input"
  | "alarm";

/** What the archive could not do, with a closed code and one sentence that holds no sealed word. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly code: ArchiveErrorCode;
  constructor(code: ArchiveErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
