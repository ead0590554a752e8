import type { Folder, FolderEntry } from "../archive/folder.ts";
import type { Crypto } from "../bytes/crypto.ts";
import type { Policy } from "../log/policy.ts";
import type { TimestampCrypto } from "../log/timestamp.ts";
import type { ExaminedPage, PageOnDisk } from "./examinePage.ts";
import type { ActTime, Finding } from "./finding.ts";
import type { TimeTrust } from "./outsideProof.ts";

/** What a check may be told from outside. Nothing that stands in the folder is trusted. */
export interface CheckOptions {
  /** Verifier keys of logs (`name+hash+base64`) or the archive's id (32 hex digits), got on another way than with the folder. */
  readonly keys?: readonly string[];
  /** Signed checkpoints or tlog-proofs that were kept from before: each must still be the beginning of its log. */
  readonly known?: readonly Uint8Array[];
  /** Which logs are believed, and whose cosignatures they need. */
  readonly policy?: Policy;
  /** Signed checkpoints of an earlier check: they are known, acts before them are only held to their digests, and objects that those name are not read again. */
  readonly since?: readonly Uint8Array[];
  readonly onFinding?: (finding: Finding) => void;
  /** Told now and then: bytes of objects and acts checked so far. */
  readonly onProgress?: (done: { readonly bytes: number; readonly acts: number }) => void;
  /** Whether a kind of act is known; all are by default. Acts of others are hashed and covered like any, and told. */
  readonly knowsKind?: (kind: string) => boolean;
  /** Leaves the bytes of objects unread. */
  readonly skipObjects?: boolean;
  /** Whom the checker believes about time; nobody by default. */
  readonly trust?: TimeTrust;
  /** Told the time of every act, log by log; memory then grows with the acts. */
  readonly onTime?: (time: ActTime) => void;
}

/** A stored file and its SHA-256 in hex, null when it could not be read. */
export interface FileDigest {
  readonly path: string;
  readonly digest: string | null;
  /** Bytes that were read. */
  readonly size: number;
}

/** What a check needs: the folder and native hashing. */
export interface CheckPorts {
  readonly folder: Folder;
  readonly crypto: Crypto;
  /** WebCrypto, to verify tokens of authorities. */
  readonly timestamps?: TimestampCrypto;
  /** Digests of stored files, in any order, where the host can do many at once; null when there is no such file. Else they are streamed. */
  readonly digestFiles?: (paths: AsyncIterable<readonly string[]>) => AsyncIterable<FileDigest>;
  /** What stands in folders, in their order, where the host can look into many at once. */
  readonly listFolders?: (paths: readonly string[]) => AsyncIterable<readonly FolderEntry[]>;
  /** Pages of a log examined in their order, where the host can do many at once; else one after the other. */
  readonly examinePages?: (pages: readonly PageOnDisk[]) => AsyncIterable<ExaminedPage>;
}
