import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileToKeep } from "../../src/acts/keep.ts";
import type { Ports, Reader } from "../../src/acts/ports.ts";
import { createCatalog } from "../../src/catalog/derived.ts";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import type { Store } from "../../src/catalog/store.ts";
import { initArchive } from "../../src/disk/archive.ts";
import type { ReadingLine } from "../../src/reading/result.ts";
import { render } from "../../src/rendition/index.ts";

/** A fresh archive in a temporary folder with a catalog in memory and a reader that finds one thing; `close` removes it. */
export async function openHouse(
  store: Store = memoryStore(),
  reader: Reader = toyReader,
): Promise<{ ports: Ports; dir: string; close: () => Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), "gawah-acts-"));
  const dir = join(root, "archive");
  let now = Date.UTC(2031, 2, 4, 8);
  const clock = () => {
    now += 1000;
    return now;
  };
  const { archive } = await initArchive(dir, { config: join(root, "config"), clock });
  const ports: Ports = { archive, catalog: createCatalog(store, fold), reader, render, fold, clock, tool: "test 1" };
  const close = async () => {
    await ports.catalog.close();
    await archive.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { ports, dir, close };
}

export const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** A file of these words. */
export function file(name: string, text: string): FileToKeep {
  return {
    name,
    bytes: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  };
}

/** Takes every sentence for a statement by the compiler, and "killed" for a killing by nobody named. */
export const toyReader: Reader = {
  version: "toy;1",
  *read(text): Iterable<ReadingLine> {
    const author = {
      name: "the compiler",
      start: null,
      end: null,
      resolvedTo: null,
      how: "author",
      stance: "asserts",
      basis: "unknown",
    } as const;
    const all = [...text].length;
    yield {
      kind: "telling",
      id: "t1",
      form: "document",
      start: 0,
      end: all,
      author,
      cue: null,
      title: null,
      told: null,
      language: "en",
      why: ["toy"],
    };
    let at = 0;
    let n = 0;
    for (const quote of text.split(/(?<=\.)\s/u)) {
      const start = [...text.slice(0, text.indexOf(quote, at))].length;
      at = text.indexOf(quote, at) + quote.length;
      const end = start + [...quote].length;
      const id = `s${++n}`;
      yield {
        kind: "statement",
        id,
        telling: "t1",
        quote,
        start,
        end,
        cue: null,
        speakers: [author],
        sure: 0.9,
        why: ["toy"],
      };
      const killed = quote.indexOf("killed");
      if (killed < 0) continue;
      const from = start + [...quote.slice(0, killed)].length;
      yield {
        kind: "claim",
        claim: "deed",
        id: `c${n}`,
        statement: id,
        sure: 0.85,
        why: ["toy"],
        deed: "killing",
        trigger: { text: "killed", start: from, end: from + 6 },
        doer: { text: "", start: null, end: null, visibility: "hidden", type: "unknown", resolvedTo: null },
        doneTo: [],
        voice: "passive",
        place: null,
        time: null,
        instrument: null,
        figures: [],
        modality: { negated: false, hypothetical: false, future: false, habitual: false },
      };
    }
  },
};

/** All that a generator gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
