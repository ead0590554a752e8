import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serve as listen } from "@hono/node-server";
import { custodyOf } from "../acts/custody.ts";
import { custodyPage } from "../acts/custodyPage.ts";
import type { Ports } from "../acts/ports.ts";
import { isKnownKind } from "../catalog/project.ts";
import type { TimeTrust } from "../check/index.ts";
import { checkFolder, weighFolder } from "../disk/check.ts";
import { nodeCrypto } from "../disk/crypto.ts";
import { createApp, custodyStyleDigest } from "./app.ts";

/** Where the reading room is served and what it is made of. */
export interface ServeSettings {
  /** The archive's folder, for the check that the record page runs. */
  readonly folder: string;
  /** Whom this person believes about time. */
  readonly trust: TimeTrust;
  /** The built web app. */
  readonly web: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The languages that the person reads, first the one she reads best, as BCP 47 codes; the page greets in the first it speaks. */
  readonly languages?: readonly string[];
}

/** A reading room that is being served on 127.0.0.1; `url` carries this start's token behind the `#`. */
export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff2: "font/woff2",
  svg: "image/svg+xml",
};

/** Serves the reading room on the loopback only, once the catalog is up to the archive. Rejects when the port is taken. */
export async function serve(ports: Ports, settings: ServeSettings): Promise<Serving> {
  await ports.catalog.catchUp(ports.archive);
  const token = randomBytes(32).toString("hex");
  const assets = webFiles(settings.web);
  let host = "";
  const app = createApp({
    ports,
    token,
    languages: settings.languages ?? [],
    asset: (path) => assets.get(path) ?? null,
    host: () => host,
    check: ({ finding, progress }) =>
      checkFolder(settings.folder, {
        trust: settings.trust,
        knowsKind: isKnownKind,
        onFinding: finding,
        onProgress: ({ bytes }) => progress(bytes),
      }),
    custody: async (object) => {
      const weigh = (stamps: Parameters<typeof weighFolder>[1]) => weighFolder(settings.folder, stamps, settings.trust);
      const found = await custodyOf(ports, object, { crypto: nodeCrypto, weigh });
      return custodyPage(found, { redact: false, styleDigest: custodyStyleDigest });
    },
  });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: "127.0.0.1", port: settings.port }, (address) => {
      host = `127.0.0.1:${address.port}`;
      resolve({
        url: `http://${host}/#${token}`,
        close: () =>
          new Promise((closed) => {
            if ("closeAllConnections" in server) server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
    server.once("error", reject);
  });
}

/** The web app's files by path, read once: nothing else of the disk can be asked for. */
function webFiles(folder: string): Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const ending = entry.name.slice(entry.name.lastIndexOf(".") + 1);
    files.set(path.slice(folder.length).replaceAll("\\", "/"), {
      bytes: new Uint8Array(readFileSync(path)),
      type: types[ending] ?? "application/octet-stream",
    });
  }
  return files;
}
