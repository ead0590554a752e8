import type { AccountReading, SameName } from "./input.ts";
import type { CommonSource } from "./table.ts";

const shingle = 3;
const fewest = 6;
/** Of a short sentence three fifths of the runs have to stand in the other account: names, a town and a day are soon alike. */
const copiedFrom = { short: 0.6, long: 0.4 };
const long = 12;

/**
 * Who has it from whom: sentences of at least eight words of which two fifths of the runs of three words (three fifths of a short one)
 * stand in another account, versions of one page, and sources named that are accounts here. Linear in the words; pairs are only made
 * of accounts that share such a run. `bench/incident/copied.ts` measures it on reworded copies.
 */
export function commonSources(accounts: readonly AccountReading[], sameName: SameName): CommonSource[] {
  return [...versions(accounts), ...sameWords(accounts), ...citations(accounts, sameName)];
}

/** How many groups of accounts are left when all with a known common source are put together. */
export function independentTellings(accounts: readonly AccountReading[], sources: readonly CommonSource[]): number {
  const parent = new Map(accounts.map(({ account }) => [account.id, account.id]));
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  for (const { from, to } of sources) if (parent.has(from) && parent.has(to)) parent.set(root(from), root(to));
  return new Set(accounts.map(({ account }) => root(account.id))).size;
}

function versions(accounts: readonly AccountReading[]): CommonSource[] {
  return accounts.flatMap(({ account }) => {
    const before = accounts.find(
      (other) =>
        account.versionOf !== null &&
        (other.account.id === account.versionOf || other.account.object === account.versionOf),
    );
    return before
      ? [{ kind: "version" as const, from: before.account.id, to: account.id, words: "", share: null }]
      : [];
  });
}

function sameWords(accounts: readonly AccountReading[]): CommonSource[] {
  const holders = new Map<string, Set<number>>();
  const sentences = accounts.map((reading) => sentencesOf(reading));
  sentences.forEach((list, number) => {
    for (const { shingles } of list) {
      for (const run of shingles) {
        const known = holders.get(run) ?? new Set();
        if (known.size < 50) holders.set(run, known.add(number));
      }
    }
  });
  const found: CommonSource[] = [];
  sentences.forEach((list, to) => {
    const best = new Map<number, { words: string; share: number }>();
    for (const { words, shingles } of list) {
      if (shingles.length < fewest) continue;
      const hits = new Map<number, number>();
      for (const run of shingles)
        for (const other of holders.get(run) ?? []) if (other < to) hits.set(other, (hits.get(other) ?? 0) + 1);
      for (const [other, count] of hits) {
        const share = count / shingles.length;
        if (
          share >= (shingles.length < long ? copiedFrom.short : copiedFrom.long) &&
          share > (best.get(other)?.share ?? 0)
        )
          best.set(other, { words, share });
      }
    }
    for (const [from, { words, share }] of best) {
      found.push({
        kind: "same-words",
        from: accounts[from]!.account.id,
        to: accounts[to]!.account.id,
        words,
        share: Math.round(share * 100) / 100,
      });
    }
  });
  return found;
}

function sentencesOf(reading: AccountReading): { words: string; shingles: string[] }[] {
  const list: { words: string; shingles: string[] }[] = [];
  for (const { line } of reading.lines) {
    if (line.kind !== "statement" || line.cue !== null) continue;
    const words = line.quote
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{Nd}]+/u)
      .filter((word) => word !== "");
    const shingles: string[] = [];
    for (let at = 0; at + shingle <= words.length; at++) shingles.push(words.slice(at, at + shingle).join(" "));
    list.push({ words: line.quote, shingles });
  }
  return list;
}

function citations(accounts: readonly AccountReading[], sameName: SameName): CommonSource[] {
  const found: CommonSource[] = [];
  for (const to of accounts) {
    const named = new Map<string, string>();
    for (const { line } of to.lines) {
      if (line.kind !== "statement") continue;
      for (const speaker of line.speakers.slice(1)) named.set(speaker.resolvedTo ?? speaker.name, line.quote);
    }
    for (const [name, words] of named) {
      const from = accounts.find(
        (other) =>
          other !== to &&
          other.account.source.name !== to.account.source.name &&
          sameName(other.account.source.name, name) === "same",
      );
      if (from) found.push({ kind: "cites", from: from.account.id, to: to.account.id, words, share: null });
    }
  }
  return found;
}
