import { expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, ReadingError } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

it("reads on through ten thousand opened quotation marks and still names the speaker after them", () => {
  const lines = reader.read(`${"“the man ran ".repeat(10_000)}\n\nThe clerk said that the guard beat the man.`);
  expect(lines.some((line) => line.kind === "statement" && line.speakers.at(-1)?.name === "The clerk")).toBe(true);
});

it("refuses a text of seventy million characters in one sentence that says why", () => {
  expect(() => reader.read("a".repeat(70_000_000))).toThrow(ReadingError);
  expect(() => reader.read("a".repeat(70_000_000))).toThrow(/at most 64000000/);
});

it("reads a long text in one line on, portion by portion: positions, quotes and ids go on, the card comes last", () => {
  const text = "The lamp is lit 😀 on 3 ".repeat(22_000);
  const points = [...text];
  const portions = [...reader.readOn(text)];
  const lines = portions.flat();
  expect(portions.length).toBeGreaterThan(2);
  const statements = lines.filter((line) => line.kind === "statement");
  const wrong = statements.filter((line) => points.slice(line.start, line.end).join("") !== line.quote);
  expect(wrong).toEqual([]);
  expect(new Set(statements.map((line) => line.id)).size).toBe(statements.length);
  const known = new Set(statements.map((line) => line.id));
  expect(lines.filter((line) => line.kind === "figure" && !known.has(line.statement))).toEqual([]);
  expect(statements.at(-1)!.end).toBeGreaterThan(points.length - 400);
  const card = lines.at(-1);
  expect(card?.kind === "card" && card.unread.at(-1)?.end).toBe(points.length);
});

it("finds the same deeds in capitals as in sentence case", () => {
  const deeds = (text: string) => reader.read(text).flatMap((line) => (line.kind === "claim" ? [line.claim] : []));
  expect(deeds("THE POLICE KILLED A MAN.")).toEqual(deeds("The police killed a man."));
  expect(deeds("the police killed a man.")).toHaveLength(1);
});
