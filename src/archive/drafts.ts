import { fromHex, toHex } from "../bytes/hex.ts";
import { type ActToWrite, type WrittenAct, writeAct } from "./act.ts";
import type { Act, ActDraft } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import { governanceKinds } from "./governance.ts";
import { type Keyring, unitNamed } from "./keyring.ts";
import { limits } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** Throws `ArchiveError` `bad-input` or `too-large` where drafts cannot be the acts of one commit. */
export function checkDrafts(drafts: readonly ActDraft[]): void {
  if (drafts.length > limits.actsInCommit)
    throw new ArchiveError(
      "bad-input",
      `${drafts.length} acts are too many for one commit; at most ${limits.actsInCommit}`,
    );
  for (const draft of drafts) checkDraft(draft);
}

/** Drafts as acts by a keyholder at a time: at once, or beside other work where the host can. Throws `ArchiveError`. */
export async function writeDrafts(
  ports: Ports,
  drafts: readonly ActDraft[],
  head: { readonly by: string; readonly time: string },
  keyring: Keyring,
): Promise<readonly WrittenAct[]> {
  const acts = drafts.map(
    (draft): ActToWrite => ({
      content: {
        head: { by: head.by, kind: draft.kind, refs: draft.refs, time: head.time },
        body: draft.body,
        private: draft.private ?? null,
      },
      unit: draft.unit === null ? null : unitNamed(keyring, draft.unit),
    }),
  );
  const beside = ports.writeBeside?.(acts, keyring.own) ?? null;
  const written = beside === null ? null : await beside;
  return written ?? acts.map(({ content, unit }) => writeAct(ports.crypto, ports.random, content, unit, keyring.own));
}

/** Drafts as the acts that they became, one after the other from an index on. */
export function actsOf(
  drafts: readonly ActDraft[],
  refs: readonly Uint8Array[],
  {
    log,
    first,
    by,
    time,
  }: { readonly log: string; readonly first: number; readonly by: string; readonly time: string },
): Act[] {
  return drafts.map((draft, i) => ({
    ref: toHex(refs[i]!),
    log,
    index: first + i,
    kind: draft.kind,
    time,
    by,
    refs: draft.refs,
    body: draft.body,
    private: draft.private ?? null,
    unit: draft.unit,
    withheld: false,
  }));
}

function checkDraft(draft: ActDraft): void {
  if (!/^[a-z][a-z0-9-]{1,63}$/.test(draft.kind))
    throw new ArchiveError(
      "bad-input",
      `"${draft.kind.slice(0, 80)}" is no kind of act: two to 64 of a-z, 0-9 and - are`,
    );
  if (governanceKinds.has(draft.kind))
    throw new ArchiveError("bad-input", `acts of kind "${draft.kind}" are the archive's own`);
  if (draft.refs.length > limits.refs)
    throw new ArchiveError(
      "too-large",
      `an act refers to ${draft.refs.length} others; at most ${limits.refs} are allowed`,
    );
  for (const ref of draft.refs)
    if (fromHex(ref)?.length !== 32)
      throw new ArchiveError("bad-input", `"${ref.slice(0, 80)}" is no act: acts are named by 64 hex digits`);
}
