import { findLine } from "../../acts/act.ts";
import {
  addAccounts,
  findAccounts,
  findIncident,
  gather as gatherAccounts,
  removeAccounts,
} from "../../acts/gather.ts";
import { makeMatter } from "../../acts/matter.ts";
import { readFor } from "../../acts/readFor.ts";
import { suggest } from "../../acts/suggest.ts";
import type { IncidentRow } from "../../catalog/rows.ts";
import { type CommandSpec, listOf, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";
import { shortRef } from "../words.ts";

export const gather: CommandSpec = {
  usage: "gather [account...]",
  summary: "Gather accounts into an incident; mark accounts read for a question; put claims into one row.",
  example: 'gather 1a2b3c4d 5e6f7a8b#t2 --title "The night at the canal"',
  archive: true,
  options: [
    ["--suggest", "print accounts that may be about one incident, with what speaks for it; makes nothing"],
    ["--title <title>", "make a new incident of this name"],
    ["--to <incident>", "add to an incident: its id or title"],
    ["--remove", "with --to: take them out again"],
    ["--read-for <question...>", "with --to: a person has read these accounts for these questions"],
    ["--matter <title>", "with --to: these claims speak about one thing, a row of the table"],
    ["--question <question>", "with --matter: the question it stands under"],
    ["--claim <ref...>", "with --matter: the claims"],
    ["--why <reason>", "why"],
  ],
  async run(session, [given], options) {
    const ids = given as readonly string[];
    if (options.suggest === true) return suggested(session);
    const title = textOf(options, "title");
    const to = textOf(options, "to");
    if ((title === undefined) === (to === undefined)) {
      throw new UsageError(
        "usage",
        "Gathering: either --title for a new incident or --to for one that is there is needed.",
      );
    }
    const ports = await session.open();
    const why = textOf(options, "why");
    const reason = why === undefined ? {} : { why };
    if (title !== undefined) return tell(session, await gatherAccounts(ports, { title, accounts: ids, ...reason }));
    const incident = await findIncident(ports, to!);
    const matter = textOf(options, "matter");
    if (matter !== undefined) {
      const claims = await Promise.all(listOf(options, "claim").map(async (ref) => (await findLine(ports, ref)).ref));
      const question = textOf(options, "question") ?? "what";
      const row = await makeMatter(ports, { incident: incident.id, title: matter, question, claims, ...reason });
      return session.out.line(
        { kind: "matter", ...row },
        `${shortRef(row.id)}  ${shown(row.title)}, ${row.claims.length} claims`,
      );
    }
    const questions = listOf(options, "readFor");
    if (questions.length > 0) return mark(session, incident, ids, questions, options);
    const change = options.remove === true ? removeAccounts : addAccounts;
    tell(session, await change(ports, incident.id, ids, why));
  },
};

async function suggested(session: Session): Promise<void> {
  const found = await suggest(await session.open({ readOnly: true }));
  for (const one of found) {
    const why = one.why
      .slice(0, 12)
      .map(
        ({ a, b, score, shared, against }) =>
          `  ${a.slice(0, 8)} and ${b.slice(0, 8)}: ${score} (${shown([...shared, ...against.map((what) => `but ${what}`)].join("; "))})`,
      );
    const ids = one.accounts.map((id) => shortRef(id)).join(" ");
    session.out.line({ kind: "suggestion", ...one }, [`${one.accounts.length} accounts: ${ids}`, ...why].join("\n"));
  }
  if (found.length === 0)
    session.out.note("No two accounts share enough to be put beside each other; gather them by hand.");
}

async function mark(
  session: Session,
  incident: IncidentRow,
  ids: readonly string[],
  questions: readonly string[],
  options: Options,
): Promise<void> {
  const ports = await session.open();
  const why = textOf(options, "why");
  for (const account of await findAccounts(ports, ids)) {
    for (const question of questions) {
      const row = await readFor(ports, {
        incident: incident.id,
        account: account.id,
        question,
        ...(why === undefined ? {} : { why }),
      });
      session.out.line({ kind: "mark", ...row }, `${shortRef(account.id)} was read for "${shown(question)}"`);
    }
  }
}

function tell({ out }: Session, row: IncidentRow): void {
  out.line({ kind: "incident", ...row }, `${shortRef(row.id)}  ${shown(row.title)}, ${row.accounts.length} accounts`);
}
