import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RenditionError, render } from "../../src/rendition/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (bytes: Uint8Array, name: string) => {
  try {
    render(bytes, { name });
    return null;
  } catch (error) {
    return error instanceof RenditionError ? error.code : error;
  }
};

describe("plain text", () => {
  test("is kept to the last code point, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(!/[^\P{Cc}\t\n\r]/u.test(text) && !text.startsWith("\ufeff") && wellFormed(text));
        expect(render(utf8(text), { name: "a.txt" }).text).toBe(text);
      }),
    );
  });

  test("maps every run back to the bytes it came from", () => {
    const source = "Zeba: میں نے دیکھا\n\nन हम 🕯 lamps";
    const bytes = utf8(source);
    const { text, map } = render(bytes, { name: "a.txt" });
    for (const run of map) {
      const words = [...text].slice(run.start, run.end).join("");
      expect(new TextDecoder().decode(bytes.subarray(run.byteStart, run.byteEnd))).toBe(words);
    }
  });

  test.each([
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
    ["UTF-16, little end first", [0xff, 0xfe, 0x61, 0x00, 0x33, 0x06], "aس"],
    ["UTF-16, big end first", [0xfe, 0xff, 0x00, 0x61, 0x06, 0x33], "aس"],
    ["windows-1252", [0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x61, 0x94], "café “a”"],
    ["windows-1256", [0xd3, 0xd1, 0xe6, 0xe4, 0xcf, 0x20, 0xc7, 0xe1, 0xe3, 0xcf, 0xed, 0xe4, 0xc9], "سروند المدينة"],
  ])("in %s is read as such", (_, bytes, text) => {
    expect(render(Uint8Array.from(bytes), { name: "a.txt" }).text).toBe(text);
  });

  test.each([
    ["nothing", [], "empty"],
    ["a program", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1], "binary"],
    ["UTF-16 cut in the middle", [0xff, 0xfe, 0x00, 0xd8, 0x61], "bad-encoding"],
  ])("that is %s is refused", (_, bytes, code) => {
    expect(codeOf(Uint8Array.from(bytes), "a.txt")).toBe(code);
  });
});

describe("a web page", () => {
  const page = `<!doctype html><html lang="en"><head><title>T</title><meta property="article:published_time" content="2031-03-13T21:40"></head>
    <body><nav>Home</nav><article><h1>Mob attack</h1><p class="byline">By The Courier</p><p>He said &quot;no&quot;<br>and left.</p></article><footer>about</footer></body></html>`;

  test("gives its article, title, byline and date, and says what it left out", () => {
    const shown = render(utf8(page), { name: "a.html" });
    expect(shown.text.trim()).toBe('Mob attack\n\nBy The Courier\n\nHe said "no"\nand left.');
    expect(shown).toMatchObject({ name: "text/html;1", language: "en", published: "2031-03-13", title: "T" });
    expect(shown.blocks.map((block) => block.role)).toEqual(["title", "byline", "paragraph"]);
  });

  test("nested 100,000 deep is read without running out of stack", () => {
    const deep = `<html>${"<div>".repeat(100_000)}words${"</div>".repeat(100_000)}`;
    const shown = render(utf8(deep), { name: "a.html" });
    expect(shown.text.trim()).toBe("words");
    expect(shown.lost.join()).toContain("nested");
  });
});

describe("a table", () => {
  test("puts every value beside its column's name", () => {
    const shown = render(utf8('name,how\nHesa,"a roof, ""fallen"""\n'), { name: "a.csv" });
    expect(shown.text).toBe('name: Hesa\nhow: a roof, "fallen"');
    expect(shown.blocks.filter((block) => block.role === "cell")).toHaveLength(2);
  });

  test.each([
    ["200,000 columns", `${"a,".repeat(200_000)}a`, "too-large"],
    ["a quote that never closes", 'a,b\n"c,d', "bad-form"],
  ])("with %s is refused", (_, text, code) => {
    expect(codeOf(utf8(text), "a.csv")).toBe(code);
  });
});

describe("a chat export", () => {
  test.each([
    ["Android", "25/03/2031, 21:14 - Samira: They are here\n25/03/2031, 21:16 - Bako: Where\nexactly?\n"],
    ["iOS", "[25.03.31, 21:14:02] Samira: They are here\n[25.03.31, 21:16:40] Bako: Where\nexactly?\n"],
    ["Arabic digits", "٢٥/٠٣/٢٠٣١, ٢١:١٤ - Samira: They are here\n٢٥/٠٣/٢٠٣١, ٢١:١٦ - Bako: Where\nexactly?\n"],
  ])("from %s gives its messages with sender and time", (_, text) => {
    const shown = render(utf8(text), { name: "chat.txt" });
    const messages = shown.blocks.filter((block) => block.role === "message");
    expect(shown.name).toBe("text/whatsapp;1");
    expect(messages.map((block) => block.note?.sender)).toEqual(["Samira", "Bako"]);
    expect(messages.map((block) => block.note?.time)).toEqual(["2031-03-25T21:14", "2031-03-25T21:16"]);
  });

  test("whose dates no date decides says so instead of guessing", () => {
    const shown = render(utf8("03/04/2031, 21:14 - A: x\n03/04/2031, 21:15 - B: y\n"), { name: "c.txt" });
    expect(shown.lost).toHaveLength(1);
    expect(shown.blocks.find((block) => block.role === "message")?.note?.time).toBeUndefined();
  });
});

test("Markdown shows words without their marks", () => {
  const shown = render(utf8("# The lane\n\nIt was *not* a [clash](http://x).\n> she said\n"), { name: "a.md" });
  expect(shown.text).toBe("The lane\n\nIt was not a clash.\n\nshe said");
});

function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
