import type { DeedClaim, Figure } from "../reading/result.ts";
import { compareDeeds, type DeedSense } from "./deeds.ts";
import type { Entry } from "./entry.ts";
import { type AccountWords, accountWords, deedEntries, figureEntries } from "./fact.ts";
import { compareFigures } from "./figures.ts";
import type { IncidentInput } from "./input.ts";

/** A relay whose words for what a speaker said are not the speaker's own, or not those of another relay. */
export interface RelayChange {
  /** Whose words are relayed, as the relay names them. */
  readonly speaker: string;
  readonly change: "contradicts" | "drops-the-doer" | "less-exact";
  readonly rule: string;
  /** The speaker's own account, or another account that has it from the same speaker. */
  readonly said: AccountWords;
  readonly relayed: AccountWords;
  /** The speaker's own account is here; else both are relays. */
  readonly own: boolean;
}

/**
 * Where a relay changes what its source said: custody becomes *after his release*, a count another, a doer nobody. Both words are
 * shown with the rule; which of them the speaker used is not decided. Claims are held against those of the same kind only.
 */
export function relayChanges(input: IncidentInput): RelayChange[] {
  const sense: DeedSense = { sameName: input.sameName, broader: input.broader ?? (() => null) };
  const facts = [...deedEntries(input), ...figureEntries(input)];
  const relays = facts.filter(({ statement }) => (statement?.speakers.length ?? 0) > 1);
  const found: RelayChange[] = [];
  for (const relay of relays) {
    const speaker = speakerOf(relay);
    const said = facts.filter((entry) => entry.account !== relay.account && isBy(entry, speaker, input));
    const verdicts = said.map((entry) => ({ entry, ...held(entry, relay, sense) }));
    if (verdicts.some(({ same }) => same)) continue;
    for (const { entry, change, rule } of verdicts) {
      const own = isOwn(entry, speaker, input);
      // Of two relays of one speaker each would be told against the other: the earlier one stands first, once.
      if (change === null || (!own && before(relay, entry))) continue;
      found.push({ speaker, change, rule, said: accountWords(entry), relayed: accountWords(relay), own });
    }
  }
  return once(found);
}

function speakerOf({ statement }: Entry): string {
  const last = statement?.speakers.at(-1);
  return last ? (last.resolvedTo ?? last.name) : "";
}

function isOwn({ account, statement }: Entry, speaker: string, { sameName }: IncidentInput): boolean {
  return (statement?.speakers.length ?? 1) <= 1 && sameName(account.account.source.name, speaker) === "same";
}

function isBy(entry: Entry, speaker: string, input: IncidentInput): boolean {
  if (isOwn(entry, speaker, input)) return true;
  const name = speakerOf(entry);
  return (entry.statement?.speakers.length ?? 0) > 1 && !isRole(name) && input.sameName(name, speaker) === "same";
}

/** "He", "police", "officials" may be anybody's: two texts that say so need not have one speaker. */
function isRole(name: string): boolean {
  return !/\p{Lu}|[^\p{ASCII}]/u.test(name) && !/\bof\b/.test(name);
}

function before(a: Entry, b: Entry): boolean {
  const [one, other] = [a.account.account.told ?? "9999", b.account.account.told ?? "9999"];
  return one < other || (one === other && a.words.line < b.words.line);
}

interface Held {
  readonly same: boolean;
  readonly change: RelayChange["change"] | null;
  readonly rule: string;
}

const nothing: Held = { same: false, change: null, rule: "" };

function held(said: Entry, relayed: Entry, sense: DeedSense): Held {
  const [one, other] = [said.read.line, relayed.read.line];
  if (one.kind === "figure" && other.kind === "figure") return heldFigure(one, other);
  if (one.kind !== "claim" || other.kind !== "claim") return nothing;
  return heldDeed(
    { claim: one as DeedClaim, words: said.words.quote },
    { claim: other as DeedClaim, words: relayed.words.quote },
    sense,
  );
}

function heldFigure(said: Figure, relayed: Figure): Held {
  const { status, rule } = compareFigures(said, relayed);
  if (status === "cannot-both-hold") return { same: false, change: "contradicts", rule };
  if (status === "more-exact") return { same: false, change: "less-exact", rule };
  return status === "not-comparable" ? nothing : { same: true, change: null, rule };
}

function heldDeed(
  said: { claim: DeedClaim; words: string },
  relayed: { claim: DeedClaim; words: string },
  sense: DeedSense,
): Held {
  const standing = compareDeeds(said, relayed, sense);
  if (!standing) return nothing;
  const { status, rule } = standing;
  if (status === "cannot-both-hold" || status === "denies") return { same: false, change: "contradicts", rule };
  const kinds = said.claim.deed === relayed.claim.deed;
  if (kinds && said.claim.doer.visibility !== "hidden" && relayed.claim.doer.visibility === "hidden")
    return { same: false, change: "drops-the-doer", rule };
  return { same: kinds && status !== "says-otherwise", change: null, rule };
}

function once(found: readonly RelayChange[]): RelayChange[] {
  const seen = new Set<string>();
  return found.filter(({ said, relayed, change }) => {
    const key = [said.account, said.start, relayed.account, relayed.start, change].join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
