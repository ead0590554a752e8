import type { SourceKind } from "../../account/source.ts";
import { type FileToKeep, type KeepOptions, keep as keepFiles } from "../../acts/keep.ts";
import type { Ports } from "../../acts/ports.ts";
import { sourceNamed } from "../../acts/source.ts";
import type { SourceRow } from "../../catalog/rows.ts";
import { threads } from "../../disk/threads.ts";
import { type CommandSpec, dateOf, type Options, textOf } from "../command.ts";
import { type FoundFile, findFiles, toKeep } from "../files.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

const kinds: readonly SourceKind[] = ["person", "outlet", "institution", "group", "unknown"];

/** From so many files on threads are worth their start: they come up while the archive is opened. */
const many = 64;

export const keep: CommandSpec = {
  usage: "keep <path...>",
  summary: "Keep files exactly as they are: sealed, unless they are public already.",
  example: 'keep statement.txt --source "Sarwand police" --open --published 2031-03-04',
  archive: true,
  options: [
    ["--source <name>", "who tells: a source of this name, named now when there is none"],
    ["--kind <kind>", "what kind of source: person, outlet, institution or group"],
    ["--open", "already public: kept open, for everybody and for ever"],
    ["-r, --recursive", "keep the files of folders"],
    ["--published <date>", "when it was published, as 2031-03-04"],
    ["--language <code>", "its language, as ur"],
    ["--place-hint <place>", "where it speaks of, for the reader"],
    ["--version-of <object>", "the object this is a later version of"],
    ["--collected-from <whom>", "from whom or where it was collected"],
    ["--collected-how <how>", "how it was collected"],
    ["--collected-when <date>", "when it was collected"],
    ["--received-from <whom>", "who handed it over"],
    ["--received-how <how>", "how it came"],
    ["--received-when <date>", "when it came; now when left out"],
    ["--notes <text>", "what else a court should know"],
  ],
  async run(session, [given], options) {
    const { io, out } = session;
    // Every path is looked at before anything is written.
    const found: FoundFile[] = [];
    for await (const file of findFiles(given as readonly string[], io.cwd, options.recursive ? "enter" : "refuse")) {
      found.push(file);
    }
    if (found.length === 0) throw new UsageError("notFound", "Keeping a folder: there is no file in it.");
    if (found.length >= many) threads.prepare();
    const ports = await session.open();
    const source = await sourceOf(ports, options);
    for await (const kept of keepFiles(ports, files(session, found), keepOptions(ports, options, source))) {
      const value = { kind: "kept", input: kept.path, ...kept };
      out.line(value, `${kept.object.slice(0, 12)}  ${kept.unit === null ? "open  " : "sealed"}  ${shown(kept.path)}`);
    }
  },
};

async function sourceOf(ports: Ports, options: Options): Promise<SourceRow | null> {
  const name = textOf(options, "source");
  const kind = (textOf(options, "kind") ?? "unknown") as SourceKind;
  if (!kinds.includes(kind)) {
    throw new UsageError("usage", `Naming a source of the kind "${kind}": one of ${kinds.join(", ")} is needed.`);
  }
  return name === undefined ? null : sourceNamed(ports, { name, kind, open: options.open === true });
}

function keepOptions(ports: Ports, options: Options, source: SourceRow | null): KeepOptions {
  const provenance = (prefix: string) => {
    const fields = { when: `${prefix}When`, how: `${prefix}How`, from: `${prefix}From` };
    const all = Object.entries(fields).map(([key, name]) => [key, textOf(options, name)] as const);
    const some = all.filter(([, value]) => value !== undefined);
    return some.length === 0 ? null : Object.fromEntries(some);
  };
  const received = provenance("received");
  const collected = provenance("collected");
  const now = new Date(ports.clock()).toISOString();
  const published = dateOf(options, "published");
  const pick = (key: string, name: string) =>
    textOf(options, name) === undefined ? {} : { [key]: textOf(options, name) };
  return {
    ...(source === null ? {} : { source }),
    ...(options.open === true ? { open: true } : {}),
    ...pick("language", "language"),
    ...(published === undefined ? {} : { published }),
    ...pick("placeHint", "placeHint"),
    ...pick("versionOf", "versionOf"),
    ...pick("notes", "notes"),
    ...(collected === null ? {} : { collected }),
    ...(received === null ? {} : { received: { when: now, ...received } }),
  };
}

async function* files(session: Session, found: readonly FoundFile[]): AsyncGenerator<FileToKeep> {
  let bytes = 0;
  const total = found.reduce((sum, file) => sum + file.stats.size, 0);
  for (const file of found) {
    yield toKeep(file, session.io.signal, (passed) => {
      bytes += passed;
      session.out.progress({ what: "Keeping, bytes", done: bytes, total });
    });
  }
}
