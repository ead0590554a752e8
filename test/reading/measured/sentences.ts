import { readFileSync } from "node:fs";

/** What a careful reader marks in a sentence; `seen` is how far the doer is seen, "any" where either would do. */
export interface Marked {
  readonly form: string;
  readonly text: string;
  readonly speakers: readonly string[];
  readonly deeds: readonly {
    readonly kind: string;
    readonly seen: string;
    readonly type: string;
    readonly not: boolean;
  }[];
  readonly figures: readonly string[];
  readonly dates: readonly string[];
  readonly places: readonly string[];
  readonly gaps: readonly string[];
  readonly links: readonly string[];
}

/** The sentences of a language in one section, "kept apart", "once kept apart" or "seen"; the head of the file tells how it is written. */
export function sentencesOf(language: string, section: string): Marked[] {
  const text = readFileSync(new URL(`${language}.txt`, import.meta.url), "utf8");
  const part = text.split(`[${section}]\n`)[1]?.split("\n[")[0] ?? "";
  return part
    .split(/\n(?=[a-z])/)
    .filter((block) => /^[a-z]+: /.test(block))
    .map(marked);
}

function marked(block: string): Marked {
  const [head = "", ...lines] = block.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const marks = lines.map((line) => /^ {2}(\w+) (.*)$/.exec(line)?.slice(1) ?? ["", ""]);
  const fields = (sort: string) =>
    marks.filter((mark) => mark[0] === sort).map((mark) => mark[1]!.split("|").map((field) => field.trim()));
  return {
    form: head.slice(0, head.indexOf(":")),
    text: head.slice(head.indexOf(":") + 2),
    speakers: fields("speaker").map(([name, stance]) => `${name}:${stance}`),
    deeds: fields("deed").map(([kind = "", who = "", , not]) => {
      const [seen = "", type = ""] = who.split(" ");
      return { kind, seen, type, not: not === "not done" };
    }),
    figures: fields("figure").map(([range, of]) => `${range}:${of ?? ""}`),
    dates: fields("date").map(([edtf]) => edtf ?? ""),
    places: fields("place").map(([name]) => name ?? ""),
    gaps: fields("gap").map(([what]) => what ?? ""),
    links: fields("link").map((link) => link.join(":")),
  };
}
