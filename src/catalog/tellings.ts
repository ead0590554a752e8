import type { Telling } from "../account/statement.ts";
import type { Card } from "../reading/result.ts";
import type { Projection } from "./projection.ts";
import type { AccountRow, IncidentRow, LineRow, ObjectRow, SourceRow } from "./rows.ts";

/** The kind of a whole object's row once finer tellings stand for it. */
export const covered = "covered";

const notMeasured = { speakers: null, deeds: null, figures: null };

/** The whole object as one account, told by its source: what there is before a reading, and by hand always. */
export async function tellWhole({ store, place }: Projection, object: ObjectRow): Promise<void> {
  const stored = object.source === null ? null : await store.get("source", object.source);
  const source = stored?.row as SourceRow | undefined;
  const row: AccountRow = {
    id: `${object.object}#whole`,
    object: object.object,
    telling: "whole",
    source: { name: source?.name ?? "", id: object.source },
    told: object.published,
    language: object.language ?? "und",
    form: "document",
    versionOf: object.versionOf === null ? null : `${object.versionOf}#whole`,
    quality: notMeasured,
    title: null,
    author: source?.name ?? "",
    start: 0,
    end: null,
    unit: object.unit,
    made: "keep",
    line: null,
  };
  await store.put("account", { id: row.id, owner: row.object, kind: row.made, place, row });
}

/** One telling of a reading or by hand as an account. */
export async function tell(
  to: Projection,
  object: ObjectRow,
  line: Telling,
  made: "program" | "person",
  id: string,
): Promise<void> {
  const whole = (await to.store.get("account", `${object.object}#whole`))?.row as AccountRow | undefined;
  const compiled = made === "program" && line.author.start === null && line.author.resolvedTo === null;
  const author = compiled && whole && whole.author !== "" ? whole.author : (line.author.resolvedTo ?? line.author.name);
  const row: AccountRow = {
    id: `${object.object}#${id}`,
    object: object.object,
    telling: id,
    source: { name: author, id: author === whole?.author ? object.source : null },
    told: line.told ?? object.published,
    language: line.language,
    form: line.form,
    versionOf: await earlierVersion(to, object, author),
    quality: notMeasured,
    title: line.title?.text ?? null,
    author,
    start: line.start,
    end: line.end,
    unit: object.unit,
    made,
    line,
  };
  await to.store.put("account", { id: row.id, owner: row.object, kind: row.made, place: line.start, row });
  const first = await to.store.get("account", `${object.object}#whole`);
  if (first?.kind === "keep") await to.store.put("account", { ...first, kind: covered });
}

/** Gives the accounts of an object the measured quality that the reading's card states. */
export async function measure({ store }: Projection, object: string, card: Card): Promise<void> {
  for (const stored of await store.list("account", { owner: object })) {
    const row = stored.row as AccountRow;
    if (row.made === "program") await store.put("account", { ...stored, row: { ...row, quality: card.quality } });
  }
}

/** Remembers that a person speaks of this account: the whole object stays an account beside its tellings. */
export async function noteUse({ store }: Projection, id: string): Promise<void> {
  const stored = await store.get("account", id);
  if (stored === null || (stored.row as AccountRow).made !== "keep") return;
  await store.put("account", { ...stored, kind: "person", row: { ...(stored.row as AccountRow), made: "person" } });
}

/** Takes away what an earlier reading suggested and nobody judged or gathered. */
export async function forgetSuggestions({ store, fold }: Projection, object: string): Promise<void> {
  for (const stored of await store.list("line", { owner: object })) {
    const row = stored.row as LineRow;
    if (row.made !== "program" || row.judgements.length > 0) continue;
    await store.remove("line", row.ref);
    if (row.line.kind === "statement") await store.removeWords(row.ref);
    if (row.line.kind === "mention") await store.remove("mention", `${fold(row.line.text)} ${row.ref}`);
  }
  const gathered = new Set((await store.list("incident", {})).flatMap((one) => (one.row as IncidentRow).accounts));
  for (const stored of await store.list("account", { owner: object, kind: "program" })) {
    if (!gathered.has(stored.id)) await store.remove("account", stored.id);
  }
}

async function earlierVersion({ store }: Projection, object: ObjectRow, author: string): Promise<string | null> {
  if (object.versionOf === null) return null;
  const earlier = (await store.list("account", { owner: object.versionOf })).map((one) => one.row as AccountRow);
  const told = earlier.find((one) => one.made !== "keep" && one.author === author);
  return (told ?? earlier.find((one) => one.telling === "whole"))?.id ?? null;
}
