import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Ports } from "../acts/ports.ts";
import { createCatalog } from "../catalog/derived.ts";
import { initArchive, openArchive } from "../disk/archive.ts";
import { catalogStore } from "../disk/cache.ts";
import { readWordFiles } from "../disk/words.ts";
import { type ExpectedRecord, parseChecklist } from "../incident/index.ts";
import { createNames, fold as foldName, type Names } from "../names/index.ts";
import { broaderDeeds, createReader, type Reader, type WordFiles } from "../reading/index.ts";
import { render } from "../rendition/index.ts";
import type { House } from "./house.ts";
import { programFolder, programVersion } from "./place.ts";
import { settingsTrust } from "./stampers.ts";

/** Everything wired to everything: the one place where rooms meet their hosts. */
export function wire(): House {
  const version = programVersion();
  const reader = once(loadReader);
  const names = once(loadNames);
  const kinds = once(() => broaderDeeds(readLexicon()));
  const checklist = once(loadChecklist);
  const broader = (kind: string) => kinds()(kind);
  const fold = (name: string) => foldName(name).key;
  return {
    version,
    names,
    clock: Date.now,
    render,
    reader,
    openBrowser,
    async init(dir, { passphrase }) {
      const made = await initArchive(dir, passphrase === null ? {} : { passphrase });
      const { id } = made.archive;
      await made.archive.close();
      return { sheet: made.recoverySheet, id };
    },
    async open(dir, options) {
      const word = options.passphrase === null ? {} : { passphrase: options.passphrase };
      const archive = await openArchive(dir, { ...word, readOnly: options.readOnly });
      const catalog = createCatalog(catalogStore(archive.id, options.passphrase !== null), fold);
      const close = async () => {
        await catalog.close();
        await archive.close();
      };
      const ports: Ports = {
        archive,
        catalog,
        render,
        fold,
        names,
        sameName: (a, b) => names().compare(a, b).verdict,
        nearNames: (all) => nearNames(names(), all),
        checklist: checklist(),
        broader,
        clock: Date.now,
        tool: `gawah ${version}`,
        progress: options.progress,
        get reader() {
          return reader();
        },
      };
      return { ports, close };
    },
    async serve(ports, options) {
      // Loaded when it is asked for: to load it takes longer than most commands.
      const { serve } = await import("../http/main.ts");
      const trust = await settingsTrust(Date.now());
      return await serve(ports, { ...options, trust, web: join(programFolder(), "dist", "web") });
    },
  };
}

/** A reader whose version names the very words it reads with: other lexicons, another version. */
function loadReader(): Reader {
  const files = readLexicon();
  const digest = createHash("sha256");
  for (const path of Object.keys(files).sort()) digest.update(`${path}\n${files[path]}\n`);
  const reader = createReader(files);
  return {
    version: `${reader.version};${digest.digest("hex").slice(0, 12)}`,
    read: (text, options) => reader.read(text, options),
    readOn: (text, options) => reader.readOn(text, options),
    explain: (lines) => reader.explain(lines),
  };
}

function loadChecklist(): readonly ExpectedRecord[] {
  const files = readWordFiles(join(programFolder(), "src", "incident", "checklists"));
  return Object.values(files).flatMap((text) => parseChecklist(text));
}

function readLexicon(): WordFiles {
  return readWordFiles(join(programFolder(), "src", "reading", "lexicon"));
}

/** The eight names of an archive that are nearest to a name. */
function nearNames(names: Names, all: readonly string[]): (name: string) => readonly string[] {
  const index = names.index();
  for (const name of all) index.add(name, name);
  return (name) => index.best(name, 8).map((found) => found.name);
}

function loadNames(): Names {
  return createNames(readWordFiles(join(programFolder(), "src", "names", "tables")));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

async function openBrowser(url: string): Promise<void> {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["explorer.exe", url]
        : ["xdg-open", url];
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const child = spawn(command!, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
