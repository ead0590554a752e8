/**
 * `npm run bench -- names/speed [COUNT]`: pairs compared a second on one core, over names made up by rule in Latin, Arabic and
 * Devanagari letters; then an index of COUNT names (a million when not said): how long it takes to build, what memory it takes,
 * and how long one query takes. Time is processor time of all threads, so that other work on the machine is not measured. In the same run, peers: fastest-levenshtein over any-ascii (pairs a second, and brute force for one
 * query), and SQLite full-text search over trigrams.
 */

import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames } from "../../src/names/index.ts";

const count = Number(process.argv[2] ?? 1_000_000);
const names = createNames(readWordFiles(join(import.meta.dirname, "..", "..", "src", "names", "tables")));
const random = generator(7);
const all = Array.from({ length: count }, () => name(random));

pairs();
peerPairs();
index();
trigrams();

function pairs(): void {
  const some = all.slice(0, 2000);
  for (const way of ["score", "compare"] as const) {
    const started = cpu();
    let done = 0;
    for (let at = 0; cpu() - started < 4000; at++)
      for (let other = 0; other < 1000; other++, done++) names[way](some[at % 1000]!, some[1000 + other]!);
    const told = way === "compare" ? " with reasons" : "";
    print(`pairs compared${told}`, (done / (cpu() - started)) * 1000, "a second of one core");
  }
}

/** Milliseconds of processor time. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function peerPairs(): void {
  const some = all.slice(0, 2000).map((one) => anyAscii(one).toLowerCase());
  const started = cpu();
  let done = 0;
  for (let at = 0; cpu() - started < 2000; at++)
    for (let other = 0; other < 1000; other++, done++) distance(some[at % 1000]!, some[1000 + other]!);
  print(
    "peer fastest-levenshtein over any-ascii made before: pairs compared",
    (done / (cpu() - started)) * 1000,
    "a second",
  );
}

function index(): void {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const started = cpu();
  const made = names.index();
  all.forEach((one, at) => {
    made.add(String(at), one);
  });
  print("index built", (cpu() - started) / 1000, `s for ${count} names`);
  globalThis.gc?.();
  const after = process.memoryUsage();
  print("index memory", (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6, "MB");
  // The first queries of a program run while its code is still being compiled.
  for (const one of all.slice(1, 60)) made.best(misspelt(one), 10);
  let found = 0;
  const times = all
    .filter((_, at) => at % Math.floor(count / 300) === 0)
    .map((one) => {
      const query = misspelt(one);
      const from = cpu();
      const best = made.best(query, 10);
      const time = cpu() - from;
      if (best.some((candidate) => candidate.name === one)) found++;
      return time;
    })
    .sort((a, b) => a - b);
  print("one query p50", times[times.length >> 1]!, "ms");
  print("one query p95", times[Math.floor(times.length * 0.95)]!, "ms");
  print("the name a letter was left out of is among the ten best", found / times.length, "share");
  const ascii = all.map((one) => anyAscii(one).toLowerCase());
  const from = cpu();
  for (let at = 0; at < 3; at++) for (const one of ascii) distance(ascii[at]!, one);
  print("peer brute force over any-ascii: one query", (cpu() - from) / 3, "ms");
}

function trigrams(): void {
  const database = new DatabaseSync(":memory:");
  database.exec("create virtual table names using fts5(name, tokenize='trigram')");
  const started = cpu();
  const insert = database.prepare("insert into names (name) values (?)");
  database.exec("begin");
  for (const one of all) insert.run(anyAscii(one));
  database.exec("commit");
  print("peer SQLite trigrams built", (cpu() - started) / 1000, "s");
  const search = database.prepare("select name from names where names match ? order by rank limit 10");
  let found = 0;
  const times = all
    .filter((_, at) => at % Math.floor(count / 40) === 0)
    .map((one) => {
      const query = anyAscii(misspelt(one)).toLowerCase();
      const grams = Array.from(
        { length: Math.max(0, query.length - 2) },
        (_, at) => `"${query.slice(at, at + 3).replaceAll('"', "")}"`,
      );
      const from = cpu();
      const best = search.all(grams.join(" OR ")) as { name: string }[];
      const time = cpu() - from;
      if (best.some((candidate) => candidate.name === anyAscii(one))) found++;
      return time;
    })
    .sort((a, b) => a - b);
  print("peer SQLite trigrams: one query p95", times[Math.floor(times.length * 0.95)]!, "ms");
  print("peer SQLite trigrams: found", found / times.length, "share");
}

function name(next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const consonants = [..."bcdfghjklmnpqrstvwyz", "sh", "kh", "ch", "gh"];
  const arabic = [..."بتثجحخدذرزسشصضطظعغفقكلمنهوي"];
  const devanagari = [..."कखगघचजटडतदनपबभमयरलवशसह"];
  const script = next();
  const word = (): string => {
    const length = 2 + Math.floor(next() * 3);
    let made = "";
    for (let at = 0; at < length; at++) {
      if (script < 0.7) made += pick(consonants) + pick([..."aeiou", "aa", "ee"]);
      else if (script < 0.85) made += pick(arabic) + (next() < 0.4 ? pick([..."اوي"]) : "");
      else made += pick(devanagari) + (next() < 0.6 ? pick([..."ािीुूेो"]) : "");
    }
    return made.charAt(0).toUpperCase() + made.slice(1);
  };
  return Array.from({ length: 2 + Math.floor(next() * 2) }, word).join(" ");
}

function misspelt(one: string): string {
  const middle = one.length >> 1;
  return one.slice(0, middle) + one.slice(middle + 1);
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function print(metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ metric: `names/speed ${metric}`, value: Number(value.toPrecision(4)), unit }));
}
