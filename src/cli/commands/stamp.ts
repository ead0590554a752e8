import { webcrypto } from "node:crypto";
import type { Ports } from "../../acts/ports.ts";
import type { LogState } from "../../archive/archive.ts";
import { nodeCrypto, nodeRandom } from "../../disk/crypto.ts";
import { type OwedStamp, readOwed, writeOwed } from "../../disk/owed.ts";
import { formatKey } from "../../log/note.ts";
import type { TimestampCrypto } from "../../log/timestamp.ts";
import { joinSettings, type OutsideSettings, withoutAddresses } from "../../net/settings.ts";
import { askForStamps, type Stampers, type StampOutcome } from "../../net/stampers.ts";
import { type CommandSpec, listOf } from "../command.ts";
import type { Exit } from "../exits.ts";
import { shown } from "../io.ts";
import { datedTo, endsSoon, newestProofs } from "../newestProofs.ts";
import type { Session } from "../session.ts";
import { namedOutside, saveSettings, settingsPath, stampersOf, trustOf, withOwed } from "../stampers.ts";
import { UsageError } from "../usage.ts";

export const stamp: CommandSpec = {
  usage: "stamp [authority...]",
  summary:
    "Ask time-stamp authorities (RFC 3161) and witnesses (C2SP tlog-witness) to date the present state of the log: those named here, else those of the settings. They see that somebody asks, never what is kept. Who does not answer is asked again with the next stamp.",
  example: "stamp https://tsa.example/tsr --root tsa.pem --proxy socks5h://127.0.0.1:9050 --save",
  archive: true,
  options: [
    ["--root <file...>", "the authorities' root certificates as PEM; the well-known roots when left out"],
    ["--witness <witness...>", 'witnesses, each as "ADDRESS KEY" in one word'],
    ["--proxy <url>", "ask through this proxy, as socks5h://127.0.0.1:9050 for Tor"],
    ["--revocation <file...>", "the authorities' revocation lists (CRL), judged and kept with the stamp"],
    ["--if-needed", "ask nobody when all is dated, nothing is queued and no certificate ends within ninety days"],
    ["--forget <address...>", "ask these no more: out of the queue and out of the settings"],
    ["--save", "remember authorities, roots, witnesses and proxy in the settings"],
  ],
  async run(session, [given], options): Promise<Exit> {
    const forgotten = new Set(listOf(options, "forget"));
    const { named, settings: known } = await namedOutside(session, given as readonly string[], options);
    const settings = withoutAddresses(known, forgotten);
    if (options.save === true) await saveSettings(joinSettings(settings, named));
    else if (forgotten.size > 0) await saveSettings(settings);
    const ports = await session.open();
    const owed = (await readOwed(ports.archive.id)).filter((one) => !forgotten.has(one.target));
    if (forgotten.size > 0) await writeOwed(ports.archive.id, owed);
    const nobodyNamed = named.authorities.length + named.witnesses.length === 0;
    const chosen = withOwed(
      nobodyNamed ? joinSettings(settings, named) : { ...named, proxy: named.proxy ?? settings.proxy },
      owed,
    );
    if (chosen.authorities.length + chosen.witnesses.length === 0) {
      if (forgotten.size > 0) return "ok";
      throw new UsageError(
        "usage",
        `Stamping the log: nobody is named; an authority, --witness, or a line in "${shown(settingsPath())}" is needed.`,
      );
    }
    if (options.ifNeeded === true && owed.length === 0 && (await allIsDated(session, ports))) {
      session.out.line({ kind: "dated" }, "All is dated: nobody was asked.");
      return "ok";
    }
    return await stampAll(session, ports, chosen, await stampersOf(session, chosen, options), owed);
  },
};

async function stampAll(
  session: Session,
  ports: Ports,
  settings: OutsideSettings,
  stampers: Stampers,
  before: readonly OwedStamp[],
): Promise<Exit> {
  const owed: OwedStamp[] = [];
  const kinds = new Set<StampOutcome["kind"]>();
  for (const state of await statesToStamp(ports)) {
    const from = { archive: ports.archive, crypto: nodeCrypto, random: nodeRandom };
    const timestamps = webcrypto as unknown as TimestampCrypto;
    const { outcomes, files } = await askForStamps({ ...from, timestamps }, state, stampers);
    for (const outcome of outcomes) kinds.add(outcome.kind);
    owed.push(...stillOwed(outcomes, state, settings, before, session.house.clock()));
    await writeOwed(ports.archive.id, owed);
    const act = files.length === 0 ? null : await keepFiles(session, ports, state, files);
    for (const outcome of outcomes) tell(session, state, outcome, act);
    if (ports.archive.readOnly !== null) break;
  }
  await ports.catalog.catchUp(ports.archive);
  return kinds.has("alarm") ? "alarm" : kinds.has("refused") ? "input" : kinds.has("unanswered") ? "queued" : "ok";
}

/** Whether each log is dated to its end but for the stamp itself with its commit, by certificates that last. */
async function allIsDated(session: Session, { archive }: Ports): Promise<boolean> {
  const proofs = await newestProofs(archive, session.archiveFolder(), await trustOf(session, {}));
  const holding = proofs.filter((proof) => proof.fault === null);
  for (const { log, size } of archive.checkpoints()) {
    const to = datedTo(proofs, log);
    const onlyStamp = size === to || (size === to + 2 && (await archive.actAt(log, to))?.kind === "stamp");
    if (!onlyStamp || !holding.some((proof) => proof.log === log && !endsSoon(proof, session.house.clock())))
      return false;
  }
  return true;
}

/** An alarm stops stamping: then what was answered is not kept. */
async function keepFiles(
  session: Session,
  ports: Ports,
  state: LogState,
  files: Parameters<Ports["archive"]["keepStamp"]>[1],
): Promise<string | null> {
  if (ports.archive.readOnly === null) return (await ports.archive.keepStamp(state, files)).ref;
  session.out.note("What the others answered is not kept: a person must judge the alarm first.");
  return null;
}

/** Every log that no stamp covers to its end: this device's own always, for each stamp makes it longer. */
async function statesToStamp({ archive }: Ports): Promise<readonly LogState[]> {
  if (archive.checkpoints().length === 1) return archive.checkpoints();
  const stamped = new Set<string>();
  for await (const act of archive.replay()) {
    const body = act.kind === "stamp" ? (act.body as { origin?: unknown; size?: unknown } | null) : null;
    if (body !== null) stamped.add(`${String(body.origin)} ${String(body.size)}`);
  }
  return archive.checkpoints().filter((state) => !stamped.has(`${state.origin} ${state.size}`));
}

function stillOwed(
  outcomes: readonly StampOutcome[],
  state: LogState,
  settings: OutsideSettings,
  before: readonly OwedStamp[],
  now: number,
): OwedStamp[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== "unanswered") return [];
    const witness = settings.witnesses.find((one) => one.url === outcome.target);
    const authority = settings.authorities.find((one) => one.url === outcome.target);
    const earlier = before.find((one) => one.target === outcome.target && one.log === state.log);
    const last = new Date(now).toISOString();
    return {
      kind: witness === undefined ? ("authority" as const) : ("witness" as const),
      target: outcome.target,
      trust: witness === undefined ? (authority?.root ?? "") : formatKey(nodeCrypto, witness.key),
      log: state.log,
      size: earlier?.size ?? state.size,
      since: earlier?.since ?? last,
      last,
      times: (earlier?.times ?? 0) + 1,
      why: outcome.message.slice(0, 500),
    };
  });
}

function tell({ out }: Session, state: LogState, outcome: StampOutcome, act: string | null): void {
  const { log, size, root } = state;
  const value = { ...outcome, log, size, root };
  if (outcome.kind === "stamp" || outcome.kind === "cosignature") {
    const who = outcome.kind === "stamp" ? outcome.signer : `the witness ${outcome.witness}`;
    const words = `Log ${log}: its ${size} acts were there before ${outcome.time}, says ${shown(who)}.`;
    out.line({ ...value, act }, words);
    return;
  }
  const words = {
    unanswered: `Queued for the next stamp: ${shown(outcome.message)}`,
    refused: `NOT KEPT ${shown(outcome.message)}`,
    alarm: `ALARM ${shown(outcome.message)} Both notes are kept in alarms/; see "gawah alarm".`,
  } as const;
  out.line({ ...value, kind: outcome.kind === "unanswered" ? "queued" : outcome.kind }, words[outcome.kind]);
}
