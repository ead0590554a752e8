import type { Ports } from "../acts/ports.ts";

/** What the app is handed: the acts' ports, this start's token, how to check the folder, and the files of the web app. */
export interface AppSettings {
  readonly ports: Ports;
  /** 64 hex digits, made anew at every start. */
  readonly token: string;
  /** Languages the person reads, first the one she reads best. */
  readonly languages: readonly string[];
  readonly check: CheckNow;
  /** The chain of custody of an object as a page. */
  readonly custody: (object: string) => Promise<string>;
  /** The bytes of a file of the web app and its type; null when there is none. */
  readonly asset: (path: string) => { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null;
  /** `127.0.0.1:<port>` once the port is known. */
  readonly host: () => string;
}

/** Checks the archive's folder, telling findings and progress while it runs. */
export type CheckNow = (on: { finding(finding: unknown): void; progress(bytes: number): void }) => Promise<unknown>;
