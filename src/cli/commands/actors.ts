import { rings } from "../../acts/resolve.ts";
import type { NamedType } from "../../names/index.ts";
import type { CommandSpec } from "../command.ts";
import { ringWords } from "../resolutionWords.ts";
import type { Session } from "../session.ts";

export const actors: CommandSpec = {
  usage: "actors",
  summary:
    "People, organisations and groups as judged: every spelling as its source wrote it, who uses which, and what contradicts.",
  example: "actors --all",
  archive: true,
  options: [["--all", "also those that nobody has judged"]],
  run: (session, _given, options) => list(session, options.all === true, (type) => type !== "place"),
};

export const places: CommandSpec = {
  usage: "places",
  summary: "Places as judged: every name as its source wrote it, who uses which, and what contradicts.",
  example: "places",
  archive: true,
  options: [["--all", "also those that nobody has judged"]],
  run: (session, _given, options) => list(session, options.all === true, (type) => type === "place"),
};

async function list(
  { open, out }: Session,
  unjudged: boolean,
  wanted: (type: NamedType | null) => boolean,
): Promise<void> {
  const ports = await open({ readOnly: true });
  const found = (await rings(ports, { unjudged })).filter((ring) => wanted(ring.type));
  for (const ring of found) out.line({ kind: "ring", ...ring }, ringWords(ring));
  if (found.length === 0) out.note("Nothing has been judged yet; gawah same --suggest shows what sounds alike.");
}
