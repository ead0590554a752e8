/** One name in a folder. */
export interface FolderEntry {
  readonly name: string;
  /** `other`: a link, a device, a socket: never read. */
  readonly kind: "file" | "folder" | "other";
}

/** A file that is being written and has no final name yet. */
export interface NewFile {
  /** Adds bytes, which nobody may change from then on. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Gives it its final name; `false` when a file of that name stood there already, and then it stays as it was. Reads see
   * it at once; on the disk it takes its name in the next `sync`, after its bytes were flushed, so it is never torn.
   */
  keep(path: string): Promise<boolean>;
  /** Lets it vanish; harmless after `keep`. */
  discard(): Promise<void>;
}

/**
 * The place where an archive (or a device's state) stands: paths with forward slashes, names of `[a-zA-Z0-9.-]` only.
 * What was written, renamed or removed survives a loss of power only after `sync` (`replace` does its own); until then
 * any part of it may be lost, in any order. Fulfilled by a disk folder and a folder in memory; both pass one contract suite.
 * Every method throws `ArchiveError`: `disk-full`, `no-permission`, `io`.
 */
export interface Folder {
  /** A whole file of at most `most` bytes; null when there is none. Throws `too-large`. */
  read(path: string, most: number): Promise<Uint8Array | null>;
  /** A file in pieces of up to 1 MiB. Throws `not-found`. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Length in bytes; null when there is no such file. */
  size(path: string): Promise<number | null>;
  /** What stands in a folder, sorted by name; empty when there is none. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** Creates or overwrites a file, with the folders above it. May be torn by a crash before `sync`. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Old or new, never torn, and durable when it returns. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Begins a file under `incoming/`. */
  startFile(): Promise<NewFile>;
  /** Removes a file, or a folder with all in it; harmless when there is none. */
  remove(path: string): Promise<void>;
  /** All that was done so far is durable when it returns. */
  sync(): Promise<void>;
}
