import { beforeAll, expect, test, vi } from "vitest";

interface NoteWords {
  noteWords(note: string): string;
  boundsOf(note: string): { min: number | null; max: number | null };
}

/** By path, so that Node's compiler is not asked about a browser's types. */
const load = (path: string): Promise<unknown> => import(new URL(`../../web/${path}`, import.meta.url).href);
let words: NoteWords;
beforeAll(async () => {
  vi.stubGlobal("document", { documentElement: {} });
  ((await load("words.ts")) as { speakLanguage(language: string): void }).speakLanguage("ur");
  words = (await load("page/incident/note-words.ts")) as NoteWords;
});

test("the program's notes on a cell speak the reader's language, and what it does not know stays", () => {
  expect(words.noteWords("24 or more (convention)")).toBe("24 یا زیادہ (رواج)");
  expect(words.noteWords("45 to 50")).toBe("45 تا 50");
  expect(words.noteWords("death in custody · by role")).toBe("حراست میں موت · عہدے سے");
  expect(words.noteWords("17")).toBe("17");
  expect(words.noteWords("money:USD")).toBe("money:USD");
});

test("the bounds of a figure are read with their decimals, an open one as open", () => {
  expect(words.boundsOf("2 to 2.5")).toEqual({ min: 2, max: 2.5 });
  expect(words.boundsOf("31 or more")).toEqual({ min: 31, max: null });
  expect(words.boundsOf("9 or fewer (convention)")).toEqual({ min: null, max: 9 });
  expect(words.boundsOf("9")).toEqual({ min: 9, max: 9 });
});
