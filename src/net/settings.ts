import type { Crypto } from "../bytes/crypto.ts";
import { cosignatureType } from "../log/cosignature.ts";
import { formatKey, parseKey } from "../log/note.ts";
import type { KnownWitness } from "./witness-client.ts";

/** An RFC 3161 authority as the settings name it. */
export interface KnownAuthority {
  readonly url: string;
  /** Path of its root certificates (PEM), as written; null for the well-known roots. */
  readonly root: string | null;
}

/** Who outside is asked to date the logs, and how they are reached. */
export interface OutsideSettings {
  readonly authorities: readonly KnownAuthority[];
  readonly witnesses: readonly KnownWitness[];
  /** null asks directly. */
  readonly proxy: string | null;
}

/** Nobody is asked: what holds until a person names somebody. */
export const nobody: OutsideSettings = { authorities: [], witnesses: [], proxy: null };

/** One thing that the settings' text says, or the sentence why a line is not understood. */
export type SettingsRead = { readonly settings: OutsideSettings } | { readonly fault: string };

/**
 * Reads the settings: a line each of `authority ADDRESS [ROOT.pem]`, `witness ADDRESS KEY`, `proxy ADDRESS`; blank lines and
 * lines that begin with # say nothing.
 */
export function parseSettings(crypto: Crypto, text: string): SettingsRead {
  const authorities: KnownAuthority[] = [];
  const witnesses: KnownWitness[] = [];
  let proxy: string | null = null;
  for (const [i, line] of text.split("\n").entries()) {
    const [word = "", address = "", ...more] = line.trim().split(/[ \t]+/);
    if (word === "" || word.startsWith("#")) continue;
    const where = `line ${i + 1} "${line.trim().slice(0, 80)}"`;
    if (word === "proxy" && address !== "" && more.length === 0) proxy = address;
    else if (!isAddress(address)) return { fault: `${where}: "${address.slice(0, 80)}" is no http or https address` };
    else if (word === "authority" && more.length <= 1) authorities.push({ url: address, root: more[0] ?? null });
    else if (word === "witness" && more.length === 1) {
      const key = parseKey(crypto, more[0]!);
      if (key?.type !== cosignatureType) return { fault: `${where}: its key is no witness's key (type 4)` };
      witnesses.push({ url: address, key });
    } else return { fault: `${where}: "authority ADDRESS ROOT", "witness ADDRESS KEY" or "proxy ADDRESS" is needed` };
  }
  return { settings: { authorities, witnesses, proxy } };
}

/** The settings as text, to be edited by hand. */
export function formatSettings(crypto: Crypto, settings: OutsideSettings): string {
  const lines = [
    "# Who outside dates the logs of your archives: gawah stamp asks them, nobody else does.",
    "# authority ADDRESS [ROOT.pem]   an RFC 3161 time-stamp authority",
    "# witness ADDRESS KEY            a C2SP tlog-witness",
    "# proxy ADDRESS                  as socks5h://127.0.0.1:9050 for Tor",
    ...settings.authorities.map(({ url, root }) => (root === null ? `authority ${url}` : `authority ${url} ${root}`)),
    ...settings.witnesses.map(({ url, key }) => `witness ${url} ${formatKey(crypto, key)}`),
    ...(settings.proxy === null ? [] : [`proxy ${settings.proxy}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Both together; what stands in both stands once, and the later proxy holds. */
export function joinSettings(first: OutsideSettings, then: OutsideSettings): OutsideSettings {
  const later = new Set([...then.authorities, ...then.witnesses].map((one) => one.url));
  return {
    authorities: [...first.authorities.filter((one) => !later.has(one.url)), ...then.authorities],
    witnesses: [...first.witnesses.filter((one) => !later.has(one.url)), ...then.witnesses],
    proxy: then.proxy ?? first.proxy,
  };
}

/** The settings without those who are asked at these addresses. */
export function withoutAddresses(settings: OutsideSettings, addresses: ReadonlySet<string>): OutsideSettings {
  const stays = (one: { readonly url: string }) => !addresses.has(one.url);
  return {
    ...settings,
    authorities: settings.authorities.filter(stays),
    witnesses: settings.witnesses.filter(stays),
  };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
