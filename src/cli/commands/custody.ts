import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Custody, type CustodyEvent, custodyOf } from "../../acts/custody.ts";
import { custodyPage, custodyStyle } from "../../acts/custodyPage.ts";
import type { Act } from "../../archive/archive.ts";
import { weighFolder } from "../../disk/check.ts";
import { nodeCrypto } from "../../disk/crypto.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { consentWords } from "../consentWords.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { trustOf } from "../stampers.ts";
import { betweenWords, proofWords } from "../timeWords.ts";
import { UsageError } from "../usage.ts";

export const custody: CommandSpec = {
  usage: "custody <object>",
  summary:
    "The chain of custody of one object: how it came, what was done to it, by which key, between what times, and what each proof shows and does not; in the terminal, or as a page that prints for a court.",
  example: "custody 1a2b3c4d --format html --to custody.html",
  archive: true,
  options: [
    ["--format <format>", "text, or html: one self-contained A4 page without any word of the testimony"],
    ["--to <file>", "where to write the page; standard output when left out"],
    ["--redact", "leave out of the page what is sealed: names, places, from whom it came"],
  ],
  async run(session, [given], options) {
    const format = textOf(options, "format") ?? "text";
    if (format !== "text" && format !== "html")
      throw new UsageError("usage", `Printing as "${shown(format.slice(0, 40))}": text or html is needed.`);
    const ports = await session.open({ readOnly: true });
    const trust = await trustOf(session, {});
    const weigh = (stamps: Parameters<typeof weighFolder>[1]) => weighFolder(session.archiveFolder(), stamps, trust);
    const found = await custodyOf(ports, String(given), { crypto: nodeCrypto, weigh });
    if (format === "html") return await printPage(session, found, options);
    printText(session, found);
  },
};

async function printPage({ io, out }: Session, found: Custody, options: Options): Promise<void> {
  const digest = createHash("sha256").update(custodyStyle).digest("base64");
  const page = custodyPage(found, { redact: options.redact === true, styleDigest: `sha256-${digest}` });
  const to = textOf(options, "to");
  if (to === undefined) return out.line({ kind: "page", html: page }, page);
  await writeFile(resolve(io.cwd, to), page, { mode: 0o600 });
  out.line({ kind: "page", file: resolve(io.cwd, to) }, `Wrote "${shown(to)}".`);
}

function printText({ out }: Session, { object, bytes, consents, events, proofs }: Custody): void {
  const original =
    bytes.original === null ? "not hashed: its key is not here" : bytes.original ? "hold" : "DO NOT HOLD";
  out.line(
    { kind: "object", ...object, bytes },
    [
      `Object ${object.object}`,
      `stored bytes (${bytes.stored ? "hold" : "DO NOT HOLD, or are missing"}): check them with sha256sum`,
      `bytes as they came (${original}): sha256 ${object.sha256}, ${object.size} bytes`,
    ].join("\n"),
  );
  for (const row of consents) out.line({ ...row, kind: "consent" }, consentWords(row));
  for (const event of events) {
    const { act, times, disputed, stands } = event;
    out.line({ ...act, times, disputed, stands, kind: "custody", act: act.kind }, eventWords(event));
  }
  for (const proof of proofs) out.line({ ...proof, what: proof.kind, kind: "proof" }, proofWords(proof));
  out.note(
    "Each entry shows that a holder of the keyholder's key signed it in this place of the log. It does not show that what is claimed in it is true; the time is the keyholder's claim, bounded by stamps.",
  );
}

function eventWords({ act, times, disputed, stands }: CustodyEvent): string {
  const loose = stands ? "" : "  NOT PROVED to stand in the log as it was signed";
  const mark = `${loose}${disputed === null ? "" : `  DISPUTED (${disputed})`}`;
  return [
    `${act.time}  ${act.kind}  by key ${act.by}, entry ${act.index} of log ${act.log}${mark}`,
    `    entered ${betweenWords(times)}`,
    ...privateWords(act),
  ].join("\n");
}

function privateWords(act: Act): string[] {
  if (typeof act.private !== "object" || act.private === null || Array.isArray(act.private)) return [];
  return Object.entries(act.private).map(
    ([key, value]) => `    ${key}: ${shown(typeof value === "string" ? value : JSON.stringify(value))}`,
  );
}
