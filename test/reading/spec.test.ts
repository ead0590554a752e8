import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type ReadingLine } from "../../src/reading/index.ts";
import { sentencesOf } from "./measured/sentences.ts";
import { membersOf } from "./members.ts";

const spec = readFileSync(new URL("../../spec/reading.md", import.meta.url), "utf8");
const files = readWordFiles("src/reading/lexicon");

const sections: readonly (readonly [string, string])[] = [
  ["telling", "Telling"],
  ["statement", "Statement"],
  ["deed", "DeedClaim"],
  ["link", "LinkClaim"],
  ["gap", "GapClaim"],
  ["figure", "Figure"],
  ["mention", "Mention"],
  ["frame", "Frame"],
  ["card", "Card"],
  ["explain", "Explanation"],
];

/** The rows of a section's table: member, what it is. */
function rowsOf(section: string): [string, string][] {
  const text = spec.split(`\n## ${section}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...text.matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)].map((row) => [row[1]!, row[2]!.trim()]);
}

/** All members by path, with spans and speakers spelt out, and the values that each may have. */
function specified(section: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [member, is] of rowsOf(section)) {
    found.set(
      member,
      [...is.matchAll(/`([^`]+)`/g)].map((value) => value[1]!),
    );
    const path = is.startsWith("list of") ? `${member}[]` : member;
    if (/\bspans?\b/.test(is)) for (const part of ["text", "start", "end"]) found.set(`${path}.${part}`, []);
    if (/\bspeakers?\b/.test(is))
      for (const [part, values] of specified("speaker")) found.set(`${path}.${part}`, values);
  }
  return found;
}

describe.each(sections)("spec/reading.md on a %s", (section, type) => {
  it("has every member of the type and no other", () => {
    expect([...specified(section).keys()].sort()).toEqual([...membersOf(type).keys()].sort());
  });

  it("lists every value of every enumeration", () => {
    const table = specified(section);
    for (const [member, values] of membersOf(type))
      if (values.length > 0) expect([...table.get(member)!].sort(), member).toEqual([...new Set(values)].sort());
  });
});

const column = (path: string, at: number, keep: (section: string) => boolean) => {
  let section = "";
  const found = new Set<string>();
  for (const line of (files[path] ?? "").split("\n")) {
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const field = line.startsWith("#") ? undefined : line.split("|")[at]?.trim();
    if (field && keep(section)) found.add(field);
  }
  return [...found];
};
const languages = ["en", "ur", "hi", "ar"];
const inAll = (file: string, at: number, ...kept: readonly string[]) =>
  [
    ...new Set(languages.flatMap((language) => column(`${language}/${file}`, at, (section) => kept.includes(section)))),
  ].sort();
const listed = (section: string, member: string) =>
  specified(section)
    .get(member)!
    .filter((one) => one !== "persons")
    .sort();

test("the kinds of deeds, gaps, units and counts in the spec are those of the lexicons", () => {
  expect(listed("deed", "deed")).toEqual(column("deeds.txt", 0, () => true).sort());
  expect(listed("gap", "missing")).toEqual(
    inAll("gaps.txt", 1, "thing", "access", "told", "where", "notice", "unpunished"),
  );
  const told = (start: string) =>
    [
      ...spec
        .split(start)[1]!
        .split("|")[0]!
        .matchAll(/`([^`]+)`/g),
    ]
      .map((one) => one[1]!)
      .sort();
  expect(told("or one of")).toEqual(inAll("figures.txt", 1, "unit"));
  expect(told("what is counted:")).toEqual(inAll("figures.txt", 1, "of"));
});

test.each(["event-name", "label"])(
  "the families of the %s are those that the spec names, in every language",
  (part) => {
    const [events = "", people = ""] = spec.split("of the event's name")[1]!.split("of the people's");
    const named = [...(part === "label" ? people.split(".")[0]! : events).matchAll(/`([^`]+)`/g)].map((one) => one[1]!);
    for (const language of languages)
      for (const family of column(`${language}/frames.txt`, 1, (section) => section === part))
        expect(named, `${language}: ${family}`).toContain(family);
  },
);

test("nothing is printed that the spec does not have", () => {
  const reader = createReader(files);
  const tables = new Map(sections.map(([section]) => [section, new Set(specified(section).keys())]));
  for (const language of languages)
    for (const { text } of sentencesOf(language, "seen"))
      for (const line of reader.read(text, { published: "2024-05-17", everything: true })) {
        const section = line.kind === "claim" ? line.claim : line.kind;
        for (const path of pathsOf(line)) expect(tables.get(section), `${section}: ${path}`).toContain(path);
      }
});

function pathsOf(value: ReadingLine): string[] {
  const paths: string[] = [];
  const walk = (one: unknown, path: string) => {
    if (Array.isArray(one)) for (const item of one) walk(item, `${path}[]`);
    else if (typeof one === "object" && one !== null)
      for (const [key, member] of Object.entries(one)) {
        const below = path === "" ? key : `${path}.${key}`;
        paths.push(below);
        walk(member, below);
      }
  };
  walk(value, "");
  return paths;
}
