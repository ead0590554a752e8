import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { cosignatureType } from "./cosignature.ts";
import { parseKey, type VerifierKey } from "./note.ts";

/** Which logs are believed, and which witnesses must have cosigned a checkpoint. */
export interface Policy {
  /** Verifier keys of logs, as written. */
  readonly logs: readonly string[];
  /** Witnesses by the name that the policy gives them. */
  readonly witnesses: ReadonlyMap<string, VerifierKey>;
  /** Whether these witnesses, by the policy's names, are enough. */
  readonly isMetBy: (witnesses: ReadonlySet<string>) => boolean;
}

/** A policy, or what of the text is not one: the line, what was found and what is needed. */
export type PolicyRead = { readonly policy: Policy } | { readonly fault: string };

const mostCharacters = 65_536;

/**
 * Reads a policy: lines `log <vkey> [<url>]`, `witness <name> <vkey> [<url>]`, `group <name> <any|all|number> <name>…` and one
 * `quorum <name|none>`; `#` begins a comment. Names are given once, before they are used, so that no group holds itself.
 * C2SP tlog-policy.
 */
export function parsePolicy(crypto: Crypto, text: string): PolicyRead {
  if (text.length > mostCharacters)
    return { fault: `it has ${text.length} characters, at most ${mostCharacters} are read` };
  const reading: Reading = { logs: [], witnesses: new Map(), tests: new Map(), quorum: null };
  for (const [at, line] of text.split("\n").entries()) {
    const [word = "", ...rest] = line
      .replace(/#.*/, "")
      .trim()
      .split(/[ \t]+/);
    if (word === "") continue;
    const fault = (lines[word] ?? unknown)(reading, rest, crypto);
    if (fault !== null) return { fault: `line ${at + 1}, "${line.trim().slice(0, 80)}": ${fault}` };
  }
  const { logs, witnesses, quorum } = reading;
  if (quorum === null) return { fault: 'no line says the quorum; "quorum <name>" or "quorum none" is needed' };
  return { policy: { logs, witnesses, isMetBy: quorum } };
}

type Test = (witnesses: ReadonlySet<string>) => boolean;

interface Reading {
  readonly logs: string[];
  readonly witnesses: Map<string, VerifierKey>;
  /** What each name, of a witness or a group, asks for. */
  readonly tests: Map<string, Test>;
  quorum: Test | null;
}

/** Takes in the words of a line; gives what is wrong with them, or null. */
type Line = (reading: Reading, words: readonly string[], crypto: Crypto) => string | null;

const lines: Readonly<Record<string, Line>> = {
  log({ logs }, [key, , ...more], crypto) {
    if (key === undefined || more.length > 0 || parseKey(crypto, key) === null) return "a log's verifier key is needed";
    if (logs.includes(key)) return "this log stands here before";
    logs.push(key);
    return null;
  },
  witness({ witnesses, tests }, [name, text, , ...more], crypto) {
    const key = text === undefined ? null : parseKey(crypto, text);
    if (name === undefined || more.length > 0 || key?.type !== cosignatureType)
      return "a name and a witness's verifier key (type 4) are needed";
    if (isTaken(tests, name)) return `the name "${name}" is taken`;
    const same = (other: VerifierKey) => other.name === key.name || toHex(other.publicKey) === toHex(key.publicKey);
    if ([...witnesses.values()].some(same)) return "this key, or one of its name, stands here before";
    witnesses.set(name, key);
    tests.set(name, (present) => present.has(name));
    return null;
  },
  group({ tests }, [name, threshold, ...members]) {
    if (name === undefined || threshold === undefined || members.length === 0)
      return "a name, any, all or a number, and members are needed";
    if (isTaken(tests, name)) return `the name "${name}" is taken`;
    const strange = members.find((member) => !tests.has(member));
    if (strange !== undefined) return `"${strange}" is no witness or group of a line above`;
    if (new Set(members).size < members.length) return "a member stands in it twice";
    const least = threshold === "any" ? 1 : threshold === "all" ? members.length : Number(threshold);
    if (!/^(?:any|all|[1-9]\d{0,3})$/.test(threshold) || least > members.length)
      return `any, all or a number from 1 to ${members.length} is needed`;
    const asked = members.map((member) => tests.get(member)!);
    tests.set(name, (present) => asked.filter((test) => test(present)).length >= least);
    return null;
  },
  quorum(reading, [name, ...more]) {
    if (reading.quorum !== null) return "the quorum is said twice";
    const test = name === "none" ? () => true : reading.tests.get(name ?? "");
    if (test === undefined || more.length > 0) return "a witness or group of a line above, or none, is needed";
    reading.quorum = test;
    return null;
  },
};

const unknown: Line = () => "log, witness, group or quorum is needed";

function isTaken(tests: ReadonlyMap<string, Test>, name: string): boolean {
  return name === "none" || tests.has(name);
}
