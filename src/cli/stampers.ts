import { createHash, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { rootCertificates } from "node:tls";
import type { TimeTrust } from "../check/index.ts";
import { configFolder } from "../disk/config.ts";
import { nodeCrypto } from "../disk/crypto.ts";
import type { OwedStamp } from "../disk/owed.ts";
import { cosignatureType } from "../log/cosignature.ts";
import { parseKey } from "../log/note.ts";
import { formatSettings, joinSettings, nobody, type OutsideSettings, parseSettings } from "../net/settings.ts";
import type { Stampers } from "../net/stampers.ts";
import { listOf, type Options, textOf } from "./command.ts";
import { shown } from "./io.ts";
import type { Session } from "./session.ts";
import { UsageError } from "./usage.ts";

/** Where a person's authorities, witnesses and proxy stand. */
export function settingsPath(): string {
  return join(configFolder(), "outside.txt");
}

/** The settings of this person; nobody when there are none. Throws `UsageError` `input`. */
async function readSettings(): Promise<OutsideSettings> {
  const path = settingsPath();
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return nobody;
    throw error;
  }
  return understood(text, `the settings "${shown(path)}"`);
}

/** What the command line names, over what the settings name. */
export async function namedOutside(session: Session, authorities: readonly string[], options: Options) {
  const root = listOf(options, "root");
  const lines = [
    ...authorities.map((url) => `authority ${url}`),
    ...listOf(options, "witness").map((one) => `witness ${one}`),
    ...(textOf(options, "proxy") === undefined ? [] : [`proxy ${textOf(options, "proxy")}`]),
  ];
  const given = understood(lines.join("\n"), "the command line");
  const paths = root.map((path) => resolve(session.io.cwd, path));
  for (const path of paths) await certificates(path);
  const saved = await savedRoot(paths);
  const named = { ...given, authorities: given.authorities.map(({ url }) => ({ url, root: saved })) };
  return { named, settings: await readSettings() };
}

/** Writes authorities, witnesses and proxy into the settings, beside those that stand there. */
export async function saveSettings(settings: OutsideSettings): Promise<void> {
  const path = settingsPath();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, formatSettings(nodeCrypto, settings), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The settings with what is owed since last time. */
export function withOwed(settings: OutsideSettings, owed: readonly OwedStamp[]): OutsideSettings {
  const lines = owed.map((one) => `${one.kind} ${one.target} ${one.trust}`);
  const read = parseSettings(nodeCrypto, lines.join("\n"));
  return "settings" in read ? joinSettings(read.settings, settings) : settings;
}

/** The settings with their certificates and revocation lists read. Throws `UsageError` `notFound`. */
export async function stampersOf(session: Session, settings: OutsideSettings, options: Options): Promise<Stampers> {
  const revocation = listOf(options, "revocation").map((path) => resolve(session.io.cwd, path));
  const authorities = settings.authorities.map(async ({ url, root }) => ({ url, roots: await trustedRoots(root) }));
  return {
    authorities: await Promise.all(authorities),
    witnesses: settings.witnesses,
    proxy: settings.proxy,
    revocation: await Promise.all(revocation.map(revocationList)),
  };
}

/** Whom this person believes about time by her settings: the well-known roots, those of her authorities, her witnesses. Throws `UsageError`. */
export async function settingsTrust(now: number): Promise<TimeTrust> {
  const settings = await readSettings();
  const saved = settings.authorities.flatMap(({ root }) => (root === null ? [] : resolve(configFolder(), root)));
  const roots = await Promise.all([...new Set(saved)].map(certificates));
  return {
    roots: [...wellKnownRoots(), ...roots.flat()],
    witnesses: settings.witnesses.map((one) => one.key),
    revocation: [],
    now: new Date(now).toISOString(),
  };
}

/** The same with the roots, witnesses and revocation lists that the command line names. Throws `UsageError`. */
export async function trustOf(session: Session, options: Options): Promise<TimeTrust> {
  const trust = await settingsTrust(session.house.clock());
  const at = (path: string) => resolve(session.io.cwd, path);
  const roots = await Promise.all(listOf(options, "root").map((path) => certificates(at(path))));
  const keys = listOf(options, "witness").map((text) => {
    const key = parseKey(nodeCrypto, text.split(/\s+/).at(-1)!);
    if (key?.type === cosignatureType) return key;
    throw new UsageError("usage", `Believing the witness "${shown(text.slice(0, 80))}": this is no witness's key.`);
  });
  const revocation = await Promise.all(listOf(options, "revocation").map((path) => revocationList(at(path))));
  return { ...trust, roots: [...trust.roots, ...roots.flat()], witnesses: [...trust.witnesses, ...keys], revocation };
}

/** The certificates (DER) of a file, or the well-known ones with null. */
async function trustedRoots(path: string | null): Promise<readonly Uint8Array[]> {
  return path === null ? wellKnownRoots() : certificates(resolve(configFolder(), path));
}

/** The roots that come with the program's platform, DER. */
function wellKnownRoots(): readonly Uint8Array[] {
  return rootCertificates.map((pem) => new Uint8Array(new X509Certificate(pem).raw));
}

/** All certificates of a PEM file, or the one of a DER file. Throws `UsageError` `notFound`. */
async function certificates(path: string): Promise<readonly Uint8Array[]> {
  try {
    const bytes = await readFile(path);
    const blocks = bytes.toString("latin1").match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    return (blocks ?? [bytes]).map((one) => new Uint8Array(new X509Certificate(one).raw));
  } catch {
    throw new UsageError(
      "notFound",
      `Reading the certificate "${shown(path)}": there is no certificate that can be read.`,
    );
  }
}

/** A revocation list, PEM or DER, as DER. Throws `UsageError` `notFound`. */
async function revocationList(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => null);
  const text = bytes?.toString("latin1") ?? "";
  const block = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(text)?.[1];
  const der = block === undefined ? bytes : Buffer.from(block, "base64");
  if (der === null || der[0] !== 0x30)
    throw new UsageError("notFound", `Reading the revocation list "${shown(path)}": there is none that can be read.`);
  return new Uint8Array(der);
}

/** Copies roots into the settings folder, so that what is owed and saved finds them later; its name there, null without any. */
async function savedRoot(paths: readonly string[]): Promise<string | null> {
  if (paths.length === 0) return null;
  const text = (await Promise.all(paths.map((path) => certificates(path)))).flat().map(pemOf).join("");
  const name = join("roots", `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.pem`);
  await mkdir(join(configFolder(), "roots"), { recursive: true, mode: 0o700 });
  await writeFile(join(configFolder(), name), text, { mode: 0o600 });
  return name;
}

function pemOf(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

function understood(text: string, what: string): OutsideSettings {
  const read = parseSettings(nodeCrypto, text);
  if ("settings" in read) return read.settings;
  throw new UsageError("usage", `Reading ${what}: ${shown(read.fault)}.`);
}
