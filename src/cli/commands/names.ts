import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fold, lookalikes } from "../../names/index.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const names: CommandSpec = {
  usage: "names <what> [name...]",
  summary:
    "names compare A B: how near two names are, and why. names rank: the best of a file for each name on standard input. names fold NAME: its search key.",
  example: 'names compare "Mohammed Hussain" "محمد حسین"',
  options: [
    ["--candidates <file>", "rank: the names to choose from, one a line"],
    ["--best <number>", "rank: how many of them, 5 when left out"],
  ],
  async run(session, [what, given], options) {
    const words = given as readonly string[];
    if (what === "compare" && words.length === 2) return compare(session, words[0]!, words[1]!);
    if (what === "fold" && words.length > 0) return foldAll(session, words);
    if (what === "rank" && words.length === 0) return rank(session, options);
    throw new UsageError(
      "usage",
      `Doing "${shown(String(what))}" with names: compare A B, rank --candidates FILE or fold NAME is needed.`,
    );
  },
};

function compare({ house, out }: Session, a: string, b: string): void {
  const { score, verdict, tested, why } = house.names().compare(a, b);
  const alike = [a, b].flatMap((name) => lookalikes(name).map((one) => ({ name, ...one })));
  const warned = alike.map(
    ({ name, at, letter, looksLike }) =>
      `  look-alike: "${letter}" at ${at} in ${shown(name)} is not the letter "${looksLike}" it looks like`,
  );
  const told = tested ? ` (of ${tested.pairs} labelled pairs called so ${tested.same} were the same name)` : "";
  const reasons = why.map((one) => `  ${one.rule}: ${shown(one.a) || "-"} / ${shown(one.b) || "-"} (${one.weight})`);
  out.line(
    { kind: "comparison", a, b, score, verdict, tested, why, lookalikes: alike },
    [`${verdict}, ${score}${told}`, ...reasons, ...warned].join("\n"),
  );
}

function foldAll({ out }: Session, words: readonly string[]): void {
  for (const name of words) {
    const { key, map } = fold(name);
    out.line({ kind: "key", name, key, map }, key);
  }
}

/** Queries on standard input, one a line; a JSON line out for each, also without `--json`. */
async function rank(session: Session, options: Options): Promise<void> {
  const { house, io, out } = session;
  const index = house.names().index();
  const best = Math.max(1, Math.min(100, Number(textOf(options, "best") ?? 5) || 5));
  for (const [i, name] of (await candidatesOf(session, options)).entries()) index.add(String(i), name);
  for await (const query of createInterface({ input: Readable.from(io.stdin), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (query.trim() === "") continue;
    const found = index.best(query.slice(0, 10_000), best).map(({ name, score, why }) => ({ name, score, why }));
    const line = { query, best: found };
    out.line(line, JSON.stringify(line));
  }
}

async function candidatesOf({ io }: Session, options: Options): Promise<readonly string[]> {
  const path = textOf(options, "candidates");
  if (path === undefined) throw new UsageError("usage", "Ranking names: --candidates with a file of names is needed.");
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, path), "utf8");
  } catch {
    throw new UsageError("notFound", `Reading the names in "${shown(path)}": there is no such file that can be read.`);
  }
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== "");
}
