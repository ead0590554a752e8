import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { checkHeld } from "../../acts/held.ts";
import { isKnownKind } from "../../catalog/project.ts";
import type { CheckReport, Finding, Verdict } from "../../check/index.ts";
import { checkFolder } from "../../disk/check.ts";
import { nodeCrypto } from "../../disk/crypto.ts";
import { readOwed } from "../../disk/owed.ts";
import { type Policy, parsePolicy } from "../../log/policy.ts";
import { type CommandSpec, listOf, type Options, textOf } from "../command.ts";
import type { Exit } from "../exits.ts";
import { shown } from "../io.ts";
import { checkProofFile } from "../proofFile.ts";
import type { Session } from "../session.ts";
import { trustOf } from "../stampers.ts";
import { actTimeWords, owedWords, timesWords } from "../timeWords.ts";
import { UsageError } from "../usage.ts";

export const check: CommandSpec = {
  usage: "check [dir]",
  summary:
    "Check an archive from its folder alone, or a .tlog-proof with what stands beside it, trusting nothing in it; says what it does not prove.",
  example: "check my-archive --key 0123456789abcdef0123456789abcdef",
  archive: true,
  options: [
    ["--key <key...>", "the archive's id or its logs' verifier keys, got on another way than with the folder"],
    ["--known <file...>", "signed checkpoints or proofs kept from before"],
    [
      "--since <file...>",
      "signed checkpoints of an earlier check: known; acts before them are only held to their digests, and objects that those name are not read again",
    ],
    ["--policy <file>", "which logs are believed and whose cosignatures they need (C2SP tlog-policy)"],
    ["--skip-objects", "do not read the bytes of objects"],
    [
      "--held",
      "with this device's keys: also whether every object that sealed acts name is here, and every key that nobody withdrew",
    ],
    ["--times", "tell for every act what time it claims, and between what somebody outside bounds it"],
    ["--root <file...>", "roots of authorities that are believed, beside the well-known ones and the settings'"],
    ["--witness <key...>", "keys of witnesses that are believed, beside the settings'"],
    ["--revocation <file...>", "revocation lists (CRL) of authorities, beside those kept with the stamps"],
  ],
  async run(session, [given], options) {
    const dir = given === undefined ? session.archiveFolder() : resolve(session.io.cwd, String(given));
    if (dir.endsWith(".tlog-proof")) return await checkProofFile(session, dir, options);
    const known = await notesOf(session, options, "known");
    const { out } = session;
    const timed = options.times === true;
    const report = await checkFolder(dir, {
      trust: await trustOf(session, options),
      knowsKind: isKnownKind,
      ...(timed ? { onTime: (time) => out.line({ kind: "time", ...time }, actTimeWords(time)) } : {}),
      keys: listOf(options, "key"),
      known,
      since: await notesOf(session, options, "since"),
      ...(await policyOf(session, options)),
      skipObjects: options.skipObjects === true,
      onFinding: (finding) => out.line({ kind: "finding", ...finding }, findingWords(finding)),
      onProgress: ({ bytes }) => out.progress({ what: "Checked, bytes", done: bytes, total: null }),
    });
    const held = options.held === true ? await heldFindings(session, dir) : [];
    const verdict = held.length > 0 && report.verdict !== "alarm" ? "broken" : report.verdict;
    const exit = exitOfVerdict[verdict];
    const whole = { ...report, verdict, findings: [...report.findings, ...held] };
    const { findings, ...rest } = whole;
    out.line({ kind: "report", exit, found: findings.length, ...rest }, reportWords(whole));
    for (const owed of await readOwed(report.archive ?? "none"))
      out.line({ ...owed, what: owed.kind, kind: "owed" }, owedWords(owed));
    return exit;
  },
};

/** What only the keyholders can see is gone; printed as the rest is. */
async function heldFindings(session: Session, archive: string): Promise<readonly Finding[]> {
  const { findings, objects } = await checkHeld(await session.open({ archive, readOnly: true }));
  for (const finding of findings) session.out.line({ kind: "finding", ...finding }, findingWords(finding));
  session.out.note(`${objects} sealed objects that acts name are here, as far as this device's keys open them.`);
  return findings;
}

const exitOfVerdict: Readonly<Record<Verdict, Exit>> = {
  sound: "ok",
  "self-consistent-only": "selfConsistent",
  broken: "findings",
  alarm: "alarm",
};

async function notesOf({ io }: Session, options: Options, option: "known" | "since"): Promise<readonly Uint8Array[]> {
  return Promise.all(
    listOf(options, option).map(async (path) => {
      try {
        return new Uint8Array(await readFile(resolve(io.cwd, path)));
      } catch {
        throw new UsageError(
          "notFound",
          `Reading the checkpoint "${shown(path)}": there is no such file that can be read.`,
        );
      }
    }),
  );
}

/** The policy of `--policy`; nothing without it. Throws `UsageError` `notFound`, `usage`. */
async function policyOf({ io }: Session, options: Options): Promise<{ policy?: Policy }> {
  const path = textOf(options, "policy");
  if (path === undefined) return {};
  const text = await readFile(resolve(io.cwd, path), "utf8").catch(() => null);
  if (text === null)
    throw new UsageError("notFound", `Reading the policy "${shown(path)}": there is no such file that can be read.`);
  const read = parsePolicy(nodeCrypto, text);
  if ("fault" in read) throw new UsageError("usage", `Reading the policy "${shown(path)}": ${shown(read.fault)}.`);
  return read;
}

function findingWords(finding: Finding): string {
  const where = [finding.path, finding.index === null ? null : `act ${finding.index}`].filter((one) => one !== null);
  return `${finding.severity.toUpperCase()} ${finding.code} ${where.map(shown).join(" ")}: ${shown(finding.message)}`;
}

function reportWords(report: CheckReport): string {
  const acts = report.logs.reduce((sum, log) => sum + log.size, 0);
  return [
    `Verdict: ${verdictWords[report.verdict]}`,
    `${acts} acts in ${report.logs.length} logs, ${report.objects.count} objects of ${report.objects.bytes} bytes; ${report.findings.length + report.more} findings.`,
    ...report.logs.map((log) => {
      const end =
        log.closed === null
          ? ""
          : `; closed at ${log.closed.size} (${log.closed.reason}), log ${log.closed.by} goes on for it`;
      const quorum = log.policyTo === null ? "" : `; the policy's quorum holds ${log.policyTo} of its acts`;
      return `log ${log.log}: size ${log.size}, root ${log.root}${end}${quorum}`;
    }),
    ...timesWords(report),
    "What this does not prove:",
    ...report.notProved.map((one) => `- ${one}`),
  ].join("\n");
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  sound: "sound: nothing is wrong, and the logs are ruled by the key that was given",
  "self-consistent-only":
    "self-consistent only: nothing contradicts itself, but no key was given that somebody outside vouches for",
  broken: "broken: something is not what it should be",
  alarm: "ALARM: two signed states contradict each other, or a known one is gone",
};
