import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { keep } from "../../acts/keep.ts";
import type { Ports } from "../../acts/ports.ts";
import { read } from "../../acts/read.ts";
import { cardOf } from "../card.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { doExample } from "../example.ts";
import { exitOf, sentenceOf } from "../exit.ts";
import { type FoundFile, findFiles, toKeep } from "../files.ts";
import { shown } from "../io.ts";
import { exampleFolder } from "../place.ts";
import type { Session } from "../session.ts";
import { type Places, readPlaces, settle } from "../settled.ts";
import { summaryOf } from "../summary.ts";
import { portOf, untilStopped } from "./serve.ts";

export const start: CommandSpec = {
  usage: "start [file...]",
  summary: "Begin: make an archive and the example beside it, say what is in it, and open the reading room.",
  example: "start --no-open --port 4747",
  archive: true,
  options: [
    ["--port <number>", "the port on 127.0.0.1; a free one when left out"],
    ["--no-open", "do not open the browser"],
    ["--no-serve", "say what is there and end"],
  ],
  async run(session, [given], options) {
    // npm runs scripts in the project folder and says where the person stood.
    const cwd = session.io.env.INIT_CWD ?? session.io.cwd;
    const found: FoundFile[] = [];
    for await (const file of findFiles(given as readonly string[], cwd, "enter")) found.push(file);
    const port = portOf(options);
    const places = await placesFor(session, cwd, found.length > 0, options);
    if (found.length === 0 && textOf(options, "archive") === undefined) await makeExample(session, places.example);
    const own = await session.open({ archive: places.archive });
    await keepAndRead(session, own, found);
    const { objects } = await own.catalog.counts();
    const showsExample = objects === 0 && existsSync(join(places.example, "archive.json"));
    const shownArchive = showsExample ? await session.open({ archive: places.example }) : own;
    await tellWhatIsThere(session, shownArchive, showsExample ? places.example : places.archive);
    if (showsExample) session.out.note(`Your own archive is empty and waits in "${shown(places.archive)}".`);
    if (options.serve === false) return;
    const { url, close } = await session.house.serve(shownArchive, {
      folder: showsExample ? places.example : places.archive,
      port,
      languages: places.languages,
    });
    session.closers.push(close);
    session.out.line({ kind: "serving", url }, `The reading room is at ${url}\nCtrl-C closes it.`);
    if (options.open !== false) await session.house.openBrowser(url);
    await untilStopped(session);
  },
};

/** The archive to work on, made now when it is not there: asked for on a terminal, else in the usual place. */
async function placesFor(session: Session, cwd: string, withFiles: boolean, options: Options): Promise<Places> {
  const given = textOf(options, "archive") ?? (session.io.env.GAWAH_ARCHIVE || undefined);
  const settled = await readPlaces();
  const usual = join(session.io.env.GAWAH_HOME ?? join(homedir(), "gawah"), "archive");
  const example = settled?.example ?? join(dirname(settled?.archive ?? usual), "example");
  if (given !== undefined) {
    const archive = resolve(cwd, given);
    if (!existsSync(join(archive, "archive.json"))) await makeArchive(session, archive);
    return { archive, example, languages: settled?.languages ?? [] };
  }
  if (withFiles) {
    const archive = await freePlace(dirname(settled?.archive ?? usual));
    await makeArchive(session, archive);
    return { archive, example, languages: settled?.languages ?? [] };
  }
  if (settled !== null && existsSync(join(settled.archive, "archive.json"))) return settled;
  return firstRun(session, usual);
}

async function firstRun(session: Session, usual: string): Promise<Places> {
  const { io } = session;
  const asked = io.tty ? (await io.ask(`Where shall the archive be kept? [${usual}] `)).trim() : "";
  const archive = asked === "" ? usual : resolve(io.cwd, asked);
  if (!existsSync(join(archive, "archive.json"))) await makeArchive(session, archive);
  const spoken = io.tty ? await io.ask("Which languages will you read? (as: en ur hi ar) ") : "";
  const languages = spoken.split(/[^\p{L}-]+/u).filter((one) => one !== "");
  const places = { archive, example: join(dirname(archive), "example"), languages };
  await settle(places);
  return places;
}

async function makeArchive(session: Session, archive: string): Promise<void> {
  const word = await session.newPassphrase();
  const made = await session.house.init(archive, { passphrase: word });
  session.out.line({ kind: "archive", archive: made.id, path: archive, recoverySheet: made.sheet }, made.sheet);
  session.out.note(
    `Made the archive "${shown(archive)}".${word === null ? " Its keys lie open: no passphrase was given." : ""}`,
  );
}

async function makeExample(session: Session, example: string): Promise<void> {
  if (existsSync(join(example, "archive.json"))) return;
  session.out.note("Making the example from examples/ (everything in it is made up) …");
  await session.house.init(example, { passphrase: null });
  const opened = await session.house.open(example, {
    passphrase: null,
    readOnly: false,
    progress: session.out.progress,
  });
  try {
    await doExample(opened.ports, exampleFolder(), { byHand: false, out: session.out, signal: session.io.signal });
  } finally {
    await opened.close();
  }
}

async function keepAndRead(session: Session, ports: Ports, found: readonly FoundFile[]): Promise<void> {
  const files = found.map((file) => toKeep(file, session.io.signal));
  let done = 0;
  for await (const kept of keep(ports, files)) {
    session.out.progress({ what: "Keeping and reading", done: done++, total: found.length });
    const given = kept.path;
    try {
      const { lines } = await read(ports, kept.object);
      session.out.line(
        { kind: "kept", input: given, ...kept },
        `— ${shown(given)}, kept as ${kept.object.slice(0, 12)}\n${cardOf(lines, null)}\n`,
      );
    } catch (error) {
      if (exitOf(error) === "bug") throw error;
      session.out.line(
        { kind: "kept", input: given, ...kept, unread: sentenceOf(error) },
        `— ${shown(given)}, kept as ${kept.object.slice(0, 12)}, but not read. ${sentenceOf(error)}`,
      );
    }
  }
}

async function tellWhatIsThere(session: Session, ports: Ports, dir: string): Promise<void> {
  const summary = await summaryOf(ports);
  session.out.line({ kind: "summary", path: dir, ...summary.value }, `In "${shown(dir)}":\n${summary.words}`);
}

async function freePlace(home: string): Promise<string> {
  const taken = new Set(await readdir(home).catch(() => []));
  for (let n = 1; ; n++) if (!taken.has(`archive-${n}`)) return join(home, `archive-${n}`);
}
