import { readFileSync } from "node:fs";

/** What a type says of its members: each by its path ("doer.visibility", "speakers[].how"), with its literal values if it has only such. */
export type Members = ReadonlyMap<string, readonly string[]>;

interface Declared {
  readonly bases: readonly string[];
  readonly body: string;
}

const sources = ["src/account/anchor.ts", "src/account/statement.ts", "src/reading/result.ts", "src/reading/explain.ts"]
  .map((path) => readFileSync(path, "utf8"))
  .join("\n")
  .replace(/\/\*\*[\s\S]*?\*\//g, "");

const interfaces = new Map<string, Declared>();
for (const match of sources.matchAll(/interface (\w+)(?: extends ([\w, ]+))? \{/g)) {
  const start = match.index + match[0].length;
  interfaces.set(match[1]!, { bases: (match[2] ?? "").split(", ").filter(Boolean), body: inside(sources, start) });
}
const aliases = new Map([...sources.matchAll(/type (\w+) =([^;]+);/g)].map((match) => [match[1]!, match[2]!.trim()]));

/** All members of a type by path. */
export function membersOf(name: string): Members {
  const found = new Map<string, readonly string[]>();
  collect(name, "", found);
  return found;
}

function collect(name: string, path: string, found: Map<string, readonly string[]>): void {
  const declared = interfaces.get(name);
  if (!declared) throw new Error(`no interface "${name}" was found`);
  for (const base of declared.bases) collect(base, path, found);
  collectBody(declared.body, path, found);
}

function collectBody(body: string, path: string, found: Map<string, readonly string[]>): void {
  let rest = body;
  for (;;) {
    const match = /readonly (\w+)\??:\s*/.exec(rest);
    if (!match) return;
    const type = untilSemicolon(rest, match.index + match[0].length);
    rest = rest.slice(match.index + match[0].length + type.length);
    const key = path === "" ? match[1]! : `${path}.${match[1]}`;
    member(type.trim(), key, found);
  }
}

function member(type: string, key: string, found: Map<string, readonly string[]>): void {
  const many = /\[\]$/.test(type);
  const plain = type
    .replace(/^readonly /, "")
    .replace(/\[\]$/, "")
    .replace(/^\(([\s\S]*)\)$/, "$1");
  const brace = plain.indexOf("{");
  found.set(key, literalsOf(plain));
  const below = many ? `${key}[]` : key;
  if (brace >= 0) collectBody(inside(plain, brace + 1), below, found);
  for (const part of plain
    .replace(/\{[\s\S]*\}/, "")
    .split(/[|&()]/)
    .map((one) => one.trim()))
    if (interfaces.has(part)) collect(part, below, found);
}

/** The values of a union of literals, aliases followed; none when any other type is in it but null. */
function literalsOf(type: string): string[] {
  const values: string[] = [];
  for (const part of type
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const literal = /^"([^"]+)"$/.exec(part)?.[1];
    const alias = aliases.get(part);
    if (literal !== undefined) values.push(literal);
    else if (alias !== undefined) values.push(...literalsOf(alias));
    else if (part !== "null") return [];
  }
  return values;
}

function untilSemicolon(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}") depth--;
    else if (text[at] === ";" && depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** The text from after an opening brace to its closing one. */
function inside(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}
