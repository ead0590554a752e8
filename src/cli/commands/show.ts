import { findObject } from "../../acts/act.ts";
import type { Ports } from "../../acts/ports.ts";
import type { ObjectRow } from "../../catalog/rows.ts";
import type { CommandSpec } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { rowWords, shortRef } from "../words.ts";

export const show: CommandSpec = {
  usage: "show [object]",
  summary: "What the archive holds: its objects, sources and incidents; or the accounts and lines of one object.",
  example: "show 1a2b3c4d",
  archive: true,
  options: [["--all", "also mentions and frames"]],
  async run(session, [given], options) {
    const ports = await session.open({ readOnly: true });
    await ports.catalog.catchUp(ports.archive);
    if (given === undefined) return showArchive(session, ports);
    const object = await findObject(ports, String(given));
    session.out.line({ kind: "object", ...object }, objectWords(object));
    for (const account of await ports.catalog.accounts(object.object)) {
      session.out.line(
        { kind: "account", ...account },
        `  ${shortRef(account.id)}  ${shown(account.author)} (${account.form}, ${account.language})`,
      );
    }
    for (const row of await ports.catalog.lines(object.object)) {
      const minor = row.line.kind === "mention" || row.line.kind === "frame" || row.line.kind === "telling";
      const words = minor && options.all !== true ? null : `    ${rowWords(row)}`;
      if (row.line.kind !== "card") session.out.line({ kind: "line", ...row }, words);
    }
  },
};

async function showArchive({ out }: Session, ports: Ports): Promise<void> {
  const counts = await ports.catalog.counts();
  out.line(
    { kind: "counts", archive: ports.archive.id, ...counts },
    `${counts.objects} objects, ${counts.sources} sources, ${counts.accounts} accounts, ${counts.incidents} incidents, ${counts.acts} acts (${counts.withheld} withheld)`,
  );
  for (const source of await ports.catalog.sources()) {
    out.line(
      { ...source, kind: "source", sourceKind: source.kind },
      `source    ${shortRef(source.id)}  ${source.open ? "open  " : "sealed"}  ${shown(source.name)}`,
    );
  }
  let after: string | undefined;
  for (;;) {
    const objects = await ports.catalog.objects(after === undefined ? {} : { after });
    for (const object of objects) out.line({ kind: "object", ...object }, `object    ${objectWords(object)}`);
    if (objects.length === 0) break;
    after = objects.at(-1)!.object;
  }
  for (const incident of await ports.catalog.incidents()) {
    out.line(
      { kind: "incident", ...incident },
      `incident  ${shortRef(incident.id)}  ${shown(incident.title)}, ${incident.accounts.length} accounts`,
    );
  }
}

function objectWords(object: ObjectRow): string {
  const read = object.reading === null ? "not read" : "read";
  return `${object.object.slice(0, 12)}  ${object.unit === null ? "open  " : "sealed"}  ${read}  ${shown(object.name)}`;
}
