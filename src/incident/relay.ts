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
  const told = mouths(facts, input.sameName);
  const found: RelayChange[] = [];
  for (const [speaker, relays] of told.relayed) {
    const said = told.saidBy(speaker);
    for (const relay of relays.slice(0, mostOfOne)) {
      const verdicts = said.flatMap((one) =>
        one.entry.account === relay.account ? [] : [{ ...one, ...held(one.entry, relay, sense) }],
      );
      if (verdicts.some(({ same, own }) => same && own)) continue;
      for (const { entry, own, kin, change, rule } of verdicts) {
        // Of two relays of one speaker each would be told against the other: the earlier one stands first, once.
        if (change === null || (!own && before(relay, entry))) continue;
        const words = kin ? `${rule}, if both speakers are one` : rule;
        found.push({ speaker, change, rule: words, said: accountWords(entry), relayed: accountWords(relay), own });
      }
    }
  }
  return once(found);
}

/** Of one speaker at most so many lines are held against each other. */
const mostOfOne = 200;
/** Beyond so many pairs of names only equal ones are one. */
const mostPairs = 40_000;

interface Said {
  readonly entry: Entry;
  /** The speaker's own account, else another relay. */
  readonly own: boolean;
  /** Taken for one speaker only because both are somebody's mother, father …: no more than a possibility. */
  readonly kin: boolean;
}

/** Who says what, by the name of the mouth: relayed lines, and all lines that a speaker may be held to. */
function mouths(facts: readonly Entry[], sameName: IncidentInput["sameName"]) {
  const relayed = new Map<string, Entry[]>();
  const own = new Map<string, Entry[]>();
  for (const entry of facts) {
    const isRelay = (entry.statement?.speakers.length ?? 1) > 1;
    const [map, name] = isRelay ? [relayed, speakerOf(entry)] : [own, entry.account.account.source.name];
    const list = map.get(name);
    if (list) list.push(entry);
    else map.set(name, [entry]);
  }
  const few = relayed.size * (own.size + relayed.size) <= mostPairs;
  const isOne = (a: string, b: string) => a === b || (few && sameName(a, b) === "same");
  const saidBy = (speaker: string): Said[] => {
    const said: Said[] = [];
    const add = (list: readonly Entry[], how: Omit<Said, "entry">) =>
      list.slice(0, mostOfOne).forEach((entry) => void said.push({ entry, ...how }));
    for (const [name, list] of own) if (isOne(name, speaker)) add(list, { own: true, kin: false });
    for (const [name, list] of relayed) {
      if (!isRole(name) && isOne(name, speaker)) add(list, { own: false, kin: false });
      else if (few && name !== speaker && kinOf(name) !== null && kinOf(name) === kinOf(speaker))
        add(list, { own: false, kin: true });
    }
    return said.slice(0, mostOfOne);
  };
  return { relayed, saidBy };
}

/** "Mother of Man in Viral Video", "the young man's mother": whose kin is told by a word alone. Null where the words name no kin of somebody. */
function kinOf(name: string): string | null {
  const words: readonly string[] = name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const isOfSomebody = words.includes("of") || /['’]s /.test(name);
  return isOfSomebody ? (words.find((word) => kin.has(word)) ?? null) : null;
}

const kin = new Set(["mother", "father", "brother", "sister", "wife", "husband", "widow", "son", "daughter"]);

function speakerOf({ statement }: Entry): string {
  const last = statement?.speakers.at(-1);
  return last ? (last.resolvedTo ?? last.name) : "";
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
