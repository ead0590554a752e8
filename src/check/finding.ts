import type { ClosingReason } from "../archive/governance.ts";
import type { OutsideProof } from "./outsideProof.ts";
import type { Between, BoundRange } from "./timeBounds.ts";

/**
 * What a check can find.
 *
 * Errors: `not-an-archive`, `newer-format`, `malformed` (not written as the format says), `missing`, `changed` (bytes are not
 * what their digest, leaf or tile says), `misplaced` (the right bytes under another's name), `bad-signature`, `wrong-key`
 * (not the key that was asked for), `lost-key` (no vault file opens with the key to acts that nobody withdrew; only keyholders see it), `policy-unmet` (too few of the policy's witnesses cosigned), `uncovered` (an act that no valid commit covers), `bad-commit`, `bad-key`, `bad-clock`.
 * Alarms: `rolled-back` (shorter than a checkpoint that is known), `forked` (another tree at a known size), `alarm`.
 * Warnings: `extra` (a file that belongs to nothing), `unacknowledged` (written beyond the checkpoint), `conflict-copy`,
 * `disputed` (by a key that was revoked), `judged-alarm` (a person said what it was; the evidence stays),
 * `newer-kind` (an act of a kind that the checker does not know; its hash holds), `unreadable`.
 */
export type FindingCode =
  | "not-an-archive"
  | "newer-format"
  | "malformed"
  | "missing"
  | "changed"
  | "misplaced"
  | "bad-signature"
  | "wrong-key"
  | "lost-key"
  | "policy-unmet"
  | "uncovered"
  | "bad-commit"
  | "bad-key"
  | "bad-clock"
  | "rolled-back"
  | "forked"
  | "alarm"
  | "extra"
  | "unacknowledged"
  | "conflict-copy"
  | "disputed"
  | "judged-alarm"
  | "newer-kind"
  | "unreadable";

/** One thing that a check found; the check goes on after it. */
export interface Finding {
  readonly severity: "error" | "alarm" | "warning";
  readonly code: FindingCode;
  /** File within the archive, forward slashes; null when it is about no single file. */
  readonly path: string | null;
  /** Log and index of the act it is about; null when it is about none. */
  readonly log: string | null;
  readonly index: number | null;
  /** One sentence: what stands there, and what was expected. */
  readonly message: string;
}

/** How much a check that found no error proves. */
export type Verdict =
  /** Errors were found. */
  | "broken"
  /** Two signed states contradict each other, or a known one is gone. */
  | "alarm"
  /** Nothing contradicts itself; but whoever wrote the folder may have written all of it anew. */
  | "self-consistent-only"
  /** And the logs are ruled by a key that the checker brought. */
  | "sound";

/** What one log showed. */
export interface LogReport {
  readonly log: string;
  readonly origin: string;
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
  readonly commits: number;
  /** Acts that lie open to this checker, and acts withheld from it. */
  readonly open: number;
  readonly withheld: number;
  /** Commit times of the first and last group, as claimed; null when empty. */
  readonly from: string | null;
  readonly to: string | null;
  /** Size up to which a stamp that the checker verified, or a checkpoint it knew, holds the log; 0 when none. */
  readonly heldTo: number;
  /** Size up to which a quorum of the policy's witnesses holds it; null when no policy was given. */
  readonly policyTo: number | null;
  /** Where it ends and which log goes on for it, as the recovery key says; null while it is open. */
  readonly closed: { readonly by: string; readonly size: number; readonly reason: ClosingReason } | null;
  /** Between what the acts entered the log, run by run. */
  readonly times: readonly LogTimes[];
}

/** Acts of a log that are bound alike: when they claim to be from, and between what they entered the log. */
export interface LogTimes extends BoundRange {
  /** Times of the first and last commit in it, as claimed; null when the claim is no time. */
  readonly claimedFrom: string | null;
  readonly claimedTo: string | null;
}

/** One act with its time, told one by one when it is asked for. */
export interface ActTime extends Between {
  readonly log: string;
  readonly index: number;
  /** `withheld` when its head is. */
  readonly act: string;
  /** The object that it names in the open; null when it names none, or withholds it. */
  readonly object: string | null;
  /** What it claims; where it is withheld, what the commit over it claims. */
  readonly claimed: string;
  /** Whether a key signed it that was revoked with an earlier size, or its log was closed before. */
  readonly disputed: boolean;
}

/** The outcome of a check. */
export interface CheckReport {
  readonly verdict: Verdict;
  readonly archive: string | null;
  readonly findings: readonly Finding[];
  /** Findings that were not listed because there were more than 10,000. */
  readonly more: number;
  readonly logs: readonly LogReport[];
  readonly objects: { readonly count: number; readonly bytes: number };
  /** Every token and cosignature that is kept, weighed. */
  readonly proofs: readonly OutsideProof[];
  /** What this verdict does not prove, in plain words. */
  readonly notProved: readonly string[];
}

/** Where findings go; bounded, so that a hostile folder cannot fill the memory. */
export class Findings {
  readonly list: Finding[] = [];
  more = 0;
  readonly #seen: ((finding: Finding) => void) | undefined;
  #worst: "none" | "error" | "alarm" = "none";

  constructor(seen?: (finding: Finding) => void) {
    this.#seen = seen;
  }

  /** The heaviest severity so far; warnings do not count. */
  get worst(): "none" | "error" | "alarm" {
    return this.#worst;
  }

  error(
    code: FindingCode,
    path: string | null,
    message: string,
    log: string | null = null,
    index: number | null = null,
  ): void {
    if (this.#worst === "none") this.#worst = "error";
    this.#add({ severity: "error", code, path, log, index, message });
  }

  alarm(code: FindingCode, path: string | null, message: string, log: string | null = null): void {
    this.#worst = "alarm";
    this.#add({ severity: "alarm", code, path, log, index: null, message });
  }

  warning(
    code: FindingCode,
    path: string | null,
    message: string,
    log: string | null = null,
    index: number | null = null,
  ): void {
    this.#add({ severity: "warning", code, path, log, index, message });
  }

  #add(finding: Finding): void {
    this.#seen?.(finding);
    if (this.list.length < 10_000) this.list.push(finding);
    else this.more++;
  }
}

/**
 * What belongs to nothing: a conflict copy of a synchronising tool by its name, or something else. A file or a link that stands
 * for one of the archive's own folders is an error, as a link could lead to other bytes tomorrow.
 */
export function extra(findings: Findings, path: string, name: string): void {
  if (folders.test(path)) {
    const message = `"${path.slice(0, 200)}" is a file or a link where a folder of the archive belongs`;
    findings.error("misplaced", path, message);
    return;
  }
  const conflict = /conflict|\(\d+\)| - copy|~$/i.test(name);
  findings.warning(
    conflict ? "conflict-copy" : "extra",
    path,
    `"${path.slice(0, 200)}" does not belong to the archive and was not read`,
  );
}

const folders =
  /^(incoming|alarms|objects(\/[0-9a-f]{2}){0,2}|vault(\/[1-9][0-9]{0,8})?|logs(\/[0-9a-f]{32}(\/stamps(\/(0|[1-9][0-9]*))?|\/tile|(\/acts|\/tile\/entries|\/tile\/[0-9])(\/x[0-9]{3})*(\/[0-9]{3}\.p)?)?)?)$/;
