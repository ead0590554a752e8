import { join } from "node:path";
import { canonical, type Json, JsonError, parseCanonical } from "../bytes/json.ts";
import { fromUtf8, utf8 } from "../bytes/text.ts";
import { configFolder, deviceFolder } from "./config.ts";
import { diskFolder } from "./folder.ts";

/** An authority or witness that was asked to date a log and did not answer: it is asked again with the next stamp. */
export interface OwedStamp {
  readonly kind: "authority" | "witness";
  readonly target: string;
  /** The witness's verifier key, or the path of the authority's root; empty for the well-known roots. */
  readonly trust: string;
  readonly log: string;
  /** The size that was to be dated first; a later stamp of a longer log dates it too. */
  readonly size: number;
  /** When it was asked first and last, RFC 3339, and how often. */
  readonly since: string;
  readonly last: string;
  readonly times: number;
  readonly why: string;
}

const file = "owed";

/** What is still owed to the logs of an archive, as this device remembers it; empty when nothing is. */
export async function readOwed(archive: string, config: string = configFolder()): Promise<readonly OwedStamp[]> {
  const bytes = await diskFolder(stateOf(archive, config), 0o700).read(file, 1024 * 1024);
  const lines = (bytes === null ? "" : (fromUtf8(bytes) ?? "")).split("\n").filter((line) => line !== "");
  return lines.flatMap(parseOwed);
}

/** Remembers what is owed; durable when it returns. The caller holds the archive's lock. */
export async function writeOwed(
  archive: string,
  owed: readonly OwedStamp[],
  config: string = configFolder(),
): Promise<void> {
  const text = owed.map((one) => `${canonical({ ...one })}\n`).join("");
  await diskFolder(stateOf(archive, config), 0o700).replace(file, utf8(text));
}

function stateOf(archive: string, config: string): string {
  return join(deviceFolder(config, archive), "state");
}

function parseOwed(line: string): OwedStamp[] {
  try {
    const value = parseCanonical(line) as Record<string, Json>;
    const texts = [value.target, value.trust, value.log, value.since, value.last, value.why];
    if (value.kind !== "authority" && value.kind !== "witness") return [];
    if (!texts.every((text) => typeof text === "string")) return [];
    return typeof value.size === "number" && typeof value.times === "number" ? [value as unknown as OwedStamp] : [];
  } catch (error) {
    if (error instanceof JsonError) return [];
    throw error;
  }
}
