import { expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, ReadingError } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

it("reads on through ten thousand opened quotation marks and still names the speaker after them", () => {
  const lines = reader.read(`${"“the man ran ".repeat(10_000)}\n\nThe clerk said that the guard beat the man.`);
  expect(lines.some((line) => line.kind === "statement" && line.speakers.at(-1)?.name === "The clerk")).toBe(true);
});

it("refuses a text of fifty million characters in one sentence that says why", () => {
  expect(() => reader.read("a".repeat(50_000_000))).toThrow(ReadingError);
  expect(() => reader.read("a".repeat(50_000_000))).toThrow(/at most 5000000/);
});

it("finds the same deeds in capitals as in sentence case", () => {
  const deeds = (text: string) => reader.read(text).flatMap((line) => (line.kind === "claim" ? [line.claim] : []));
  expect(deeds("THE POLICE KILLED A MAN.")).toEqual(deeds("The police killed a man."));
  expect(deeds("the police killed a man.")).toHaveLength(1);
});
