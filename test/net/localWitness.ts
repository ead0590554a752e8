import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { cosignatureType } from "../../src/log/cosignature.ts";
import { formatKey, parseKey } from "../../src/log/note.ts";
import { type RunningWitness, serveWitness } from "../../src/net/witness-server.ts";

/** A witness of our own on the loopback that can be stopped and started again at the same port. */
export interface LocalWitness {
  /** As settings name it. */
  readonly key: string;
  url(): string;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a witness of this name for logs with these verifier keys. */
export async function localWitness(name: string, logs: readonly string[]): Promise<LocalWitness> {
  const folder = mkdtempSync(join(tmpdir(), "gawah-witness-"));
  const seed = crypto.sha256(Buffer.from(name));
  let port = 0;
  let running: RunningWitness | null = null;
  const start = async () => {
    const keys = logs.map((text) => parseKey(crypto, text)!);
    running = await serveWitness({ folder, key: { name, seed }, logs: keys, port, crypto, clock: Date.now });
    port = Number(new URL(running.url).port);
  };
  const stop = async () => {
    await running?.close();
    running = null;
  };
  await start();
  return {
    key: formatKey(crypto, { name, type: cosignatureType, publicKey: crypto.ed25519Public(seed) }),
    url: () => `http://127.0.0.1:${port}`,
    start,
    stop,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
