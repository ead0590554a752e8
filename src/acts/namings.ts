import type { AccountRow, LineRow, ObjectRow, SourceRow } from "../catalog/rows.ts";
import type { NamedType, Naming } from "../names/index.ts";
import type { Mention } from "../reading/result.ts";
import type { Ports } from "./ports.ts";

/** A naming with the place it stands at. `start` and `end` are code points of the object's text; null for a teller the text does not name. */
export interface PlacedNaming extends Naming {
  readonly object: string;
  readonly start: number | null;
  readonly end: number | null;
  /** Who tells the account, as worded, and in which language. */
  readonly teller: string;
  readonly language: string;
}

/** How a line's own ref is told from a naming inside it: `<line ref>@<start>`. */
const at = "@";

/** The ref of the line that a naming stands in. */
export function lineOf(naming: string): string {
  const cut = naming.indexOf(at);
  return cut < 0 ? naming : naming.slice(0, cut);
}

/**
 * Every naming of a person, place, organisation or group in what is kept: mentions, those who speak, do or are done to by name,
 * and those who tell. Rejected lines are left out. One pass over all lines.
 */
export async function namingsOf(ports: Ports): Promise<readonly PlacedNaming[]> {
  const namings: PlacedNaming[] = [];
  const sources = await ports.catalog.sources();
  for (let after: string | undefined; ; ) {
    const page = await ports.catalog.objects(after === undefined ? { limit: 500 } : { after, limit: 500 });
    for (const object of page) namings.push(...(await inObject(ports, object, sources)));
    const last = page.at(-1);
    if (page.length < 500 || last === undefined) return namings;
    after = last.object;
  }
}

async function inObject(ports: Ports, object: ObjectRow, sources: readonly SourceRow[]): Promise<PlacedNaming[]> {
  const found = new Map<string, PlacedNaming>();
  const accounts = new Map((await ports.catalog.accounts(object.object)).map((one) => [one.id, one]));
  const rows = (await ports.catalog.lines(object.object)).filter((row) => row.state !== "rejected");
  const authors = new Set(rows.map(({ line }) => (line.kind === "telling" ? line.author.start : null)));
  const worded = rows.flatMap((row) => wordedIn(row).map((one) => ({ row, ...one })));
  for (const { row, ...one } of worded.sort((a, b) => Number(b.mention) - Number(a.mention))) {
    const account = accounts.get(row.account);
    const place = `${one.start}`;
    if (found.has(place) || authors.has(one.start)) continue;
    const ref = one.mention ? row.ref : `${row.ref}${at}${one.start}`;
    const { name, type, start, end } = one;
    found.set(place, { ref, name, type, start, end, ...of(object, row.account, account) });
  }
  return [...found.values(), ...tellers(object, [...accounts.values()], sources)];
}

function of(object: ObjectRow, id: string, account: AccountRow | undefined) {
  const teller = account?.author ?? "";
  return { object: object.object, account: id, teller, language: account?.language ?? object.language ?? "und" };
}

/** A source is one teller however often it tells; another teller is one in its object, as in a chat. */
function tellers(object: ObjectRow, accounts: readonly AccountRow[], sources: readonly SourceRow[]): PlacedNaming[] {
  const first = (name: string) => accounts.find((one) => one.author === name)?.id ?? "";
  const found = new Map<string, PlacedNaming>();
  for (const account of accounts) {
    const name = account.author;
    if (name === "" || name === "the compiler") continue;
    const known = sources.find((one) => one.id === account.source.id);
    const type = known === undefined ? null : kinds[known.kind];
    const own = of(object, known === undefined ? first(name) : `source:${known.id}`, account);
    const { start = null, end = null } = account.line?.author ?? {};
    if (!found.has(`${own.account} ${name}`))
      found.set(`${own.account} ${name}`, { ref: `${account.id}${at}teller`, name, type, start, end, ...own });
  }
  return [...found.values()];
}

const kinds: Readonly<Record<SourceRow["kind"], NamedType | null>> = {
  person: "person",
  outlet: "organisation",
  institution: "organisation",
  group: "group",
  unknown: null,
};

const types: Readonly<Record<Mention["type"], NamedType | null>> = {
  person: "person",
  group: "group",
  organisation: "organisation",
  place: "place",
  brand: "organisation",
  outlet: "organisation",
  date: null,
  work: null,
};

interface Worded {
  readonly name: string;
  readonly type: NamedType | null;
  readonly start: number;
  readonly end: number;
  readonly mention: boolean;
}

function wordedIn({ line }: LineRow): Worded[] {
  if (line.kind === "mention") {
    const type = types[line.type];
    return type === null ? [] : [{ name: line.text, type, start: line.start, end: line.end, mention: true }];
  }
  if (line.kind === "statement")
    return line.speakers.flatMap(({ name, start, end }) => wordedAs(name, start, end, null));
  if (line.kind !== "claim" || line.claim !== "deed") return [];
  const { doer, doneTo } = line;
  const doers = doer.visibility === "named" ? wordedAs(doer.text, doer.start, doer.end, null) : [];
  const people = doneTo.filter((one) => one.type === "person" || one.type === "organisation");
  return [...doers, ...people.flatMap(({ text, start, end }) => wordedAs(text, start, end, "person"))];
}

function wordedAs(name: string, start: number | null, end: number | null, type: NamedType | null): Worded[] {
  return start === null || end === null || !isName(name) ? [] : [{ name, type, start, end, mention: false }];
}

/** Two words or more, the last with a capital in scripts that have them: "He" and "Police" are no names, mentions have the rest. */
function isName(words: string): boolean {
  const all = words.trim().split(/\s+/u);
  if (all.length < 2 || words.length > 100) return false;
  return !/[\p{Lu}\p{Ll}]/u.test(words) || /^\p{Lu}/u.test(all.at(-1) ?? "");
}
