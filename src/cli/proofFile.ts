import { webcrypto } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkProof, type Weighed, weighState } from "../check/index.ts";
import { nodeCrypto } from "../disk/crypto.ts";
import { parseKey } from "../log/note.ts";
import type { TimestampCrypto } from "../log/timestamp.ts";
import { listOf, type Options } from "./command.ts";
import type { Exit } from "./exits.ts";
import { shown } from "./io.ts";
import type { Session } from "./session.ts";
import { trustOf } from "./stampers.ts";
import { UsageError } from "./usage.ts";

/** The files of a proof, all beginning with the same name: `.tlog-proof`, `.leaf.json`, `.act.json`, and the folder `.stamp`. */
export const proofParts = { proof: ".tlog-proof", leaf: ".leaf.json", line: ".act.json", stamp: ".stamp" } as const;

const largest = 1024 * 1024;

/** Checks a `.tlog-proof` file with what stands beside it, offline, against the log's verifier key. Throws `UsageError`. */
export async function checkProofFile(session: Session, path: string, options: Options): Promise<Exit> {
  const { out } = session;
  const key = listOf(options, "key").find((text) => parseKey(nodeCrypto, text)?.type === 1);
  if (key === undefined)
    throw new UsageError(
      "usage",
      "Checking a proof: --key with the log's verifier key, got on another way, is needed.",
    );
  const stem = path.slice(0, -proofParts.proof.length);
  const proof = await readPart(path);
  const leaf = await readPart(`${stem}${proofParts.leaf}`);
  if (proof === null || leaf === null)
    throw new UsageError(
      "notFound",
      `Reading the proof "${shown(path)}": it and its ".leaf.json" are needed side by side.`,
    );
  const text = Buffer.from(proof).toString("utf8");
  const verdict = checkProof(nodeCrypto, text, leaf, key, await readPart(`${stem}${proofParts.line}`));
  if (!verdict.holds) {
    out.line({ kind: "proof", ...verdict }, `The proof does NOT hold: ${shown(verdict.reason)}.`);
    return "findings";
  }
  const trust = await trustOf(session, options);
  const files = await stampFiles(`${stem}${proofParts.stamp}`);
  const ports = { crypto: nodeCrypto, timestamps: webcrypto as unknown as TimestampCrypto };
  const dated = await weighState(ports, files, parseKey(nodeCrypto, key)!, verdict.size, trust);
  out.line(
    { kind: "proof", ...verdict, dated },
    [
      `The proof holds: act ${verdict.index} stands in the log ${verdict.origin} of ${verdict.size} acts.`,
      `It shows: ${Object.keys(verdict.shown).length === 0 ? "nothing of what the act says, which is sealed" : shown(JSON.stringify(verdict.shown))}`,
      ...dated.map((one) => datedWords(one, trust.now)),
      ...(dated.length === 0 ? ["Nobody outside dates it here."] : []),
      "What this does not prove:",
      ...verdict.notProved.map((one) => `- ${one}`),
    ].join("\n"),
  );
  return "ok";
}

function datedWords(
  { kind, by, name, time, notAfter, fault }: Weighed & { readonly name: string },
  now: string | null,
): string {
  if (fault !== null) return `not counted: ${kind} ${shown(by)} (${name}): ${shown(fault)}`;
  const ended = notAfter !== null && now !== null && notAfter < now;
  const end = ended
    ? `; its certificate ended ${notAfter}: whether it was stamped again before that, the archive shows`
    : "";
  return `it was there before ${time}, says the ${kind} ${shown(by)}${end}`;
}

async function stampFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of (await readdir(folder).catch(() => [])).sort().slice(0, 1000)) {
    const bytes = await readPart(join(folder, name));
    if (bytes !== null) files.set(name, bytes);
  }
  return files;
}

/** A file of at most 1 MiB; null when there is none. */
async function readPart(path: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(path);
    if (bytes.length <= largest) return new Uint8Array(bytes);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
  throw new UsageError("unreadable", `Reading "${shown(path)}": it has over 1 MiB, which no proof has.`);
}
