import type { Act } from "../archive/archive.ts";
import { governanceKinds } from "../archive/governance.ts";
import { closenesses, expectedStates, relationKinds } from "../incident/index.ts";
import { Body } from "./body.ts";
import type { Projection } from "./projection.ts";
import { projectClaim, projectJudge, projectRead, projectUndo } from "./projectLines.ts";
import type {
  ConsentRow,
  ExpectedRow,
  IncidentRow,
  MarkRow,
  MatterRow,
  ObjectRow,
  RelationRow,
  SameRow,
  SourceNoteRow,
  SourceRow,
} from "./rows.ts";
import { noteUse, tellWhole } from "./tellings.ts";

/** Turns one act into rows. An act of an unknown kind, withheld, or that speaks of nothing known changes nothing. */
export async function project(to: Projection, act: Act): Promise<void> {
  if (!act.withheld && Object.hasOwn(byKind, act.kind)) await byKind[act.kind]?.(to, act, new Body(act.body));
}

type Project = (to: Projection, act: Act, body: Body) => Promise<void>;

const byKind: Readonly<Record<string, Project>> = {
  source: projectSource,
  keep: projectKeep,
  read: projectRead,
  claim: projectClaim,
  judge: projectJudge,
  undo: projectUndo,
  incident: projectIncident,
  gather: (to, act, body) => projectGather(to, act, body, true),
  ungather: (to, act, body) => projectGather(to, act, body, false),
  matter: projectMatter,
  "matter-claim": projectMatterClaim,
  "read-for": projectMark,
  same: projectSame,
  "undo-same": projectUndoSame,
  expected: projectExpected,
  "source-note": projectSourceNote,
  consent: projectConsent,
  relate: projectRelation,
};

/** Whether this program knows what an act of this kind means. Acts of other kinds come from a newer one: they are kept and pass by. */
export function isKnownKind(kind: string): boolean {
  return Object.hasOwn(byKind, kind) || kind === "withdraw" || governanceKinds.has(kind);
}

async function projectSource({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: SourceRow = {
    id: act.ref,
    name: body.text("name"),
    kind: body.oneOf("kind", ["unknown", "person", "outlet", "institution", "group"]),
    open: body.flag("open"),
    unit: act.unit,
    by: act.by,
    time: act.time,
  };
  await store.put("source", { id: row.id, owner: "", kind: row.name, place, row });
}

async function projectKeep(to: Projection, act: Act, body: Body): Promise<void> {
  const object = body.text("object");
  if (object === "" || (await to.store.get("object", object)) !== null) return;
  const custody = new Body(act.private);
  const row: ObjectRow = {
    object,
    act: act.ref,
    by: act.by,
    time: act.time,
    source: body.textOrNull("source"),
    unit: act.unit,
    name: custody.text("name"),
    size: custody.count("size"),
    sha256: custody.text("sha256"),
    language: body.textOrNull("language"),
    published: body.textOrNull("published"),
    placeHint: body.textOrNull("placeHint"),
    versionOf: body.textOrNull("versionOf"),
    own: body.flag("own"),
    reading: null,
  };
  await to.store.put("object", { id: object, owner: row.source ?? "", kind: "", place: to.place, row });
  await tellWhole(to, row);
}

async function projectIncident({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: IncidentRow = {
    id: act.ref,
    title: body.text("title"),
    by: act.by,
    time: act.time,
    why: body.text("why"),
    unit: act.unit,
    accounts: [],
  };
  await store.put("incident", { id: row.id, owner: "", kind: "", place, row });
}

async function projectGather(to: Projection, _act: Act, body: Body, into: boolean): Promise<void> {
  const stored = await to.store.get("incident", body.text("incident"));
  const account = body.text("account");
  if (stored === null || account === "") return;
  const row = stored.row as IncidentRow;
  const others = row.accounts.filter((one) => one !== account);
  const accounts = into ? (others.length < row.accounts.length ? row.accounts : [...row.accounts, account]) : others;
  await to.store.put("incident", { ...stored, row: { ...row, accounts } });
  if (into) await noteUse(to, account);
}

async function projectMatter({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: MatterRow = {
    id: act.ref,
    incident: body.text("incident"),
    title: body.text("title"),
    question: body.text("question"),
    by: act.by,
    time: act.time,
    claims: [],
  };
  await store.put("matter", { id: row.id, owner: row.incident, kind: row.question, place, row });
}

async function projectMatterClaim({ store }: Projection, _act: Act, body: Body): Promise<void> {
  const stored = await store.get("matter", body.text("matter"));
  const claim = body.text("claim");
  if (stored === null || claim === "") return;
  const row = stored.row as MatterRow;
  const others = row.claims.filter((one) => one !== claim);
  await store.put("matter", { ...stored, row: { ...row, claims: body.flag("in") ? [...others, claim] : others } });
}

async function projectMark({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: MarkRow = {
    ref: act.ref,
    incident: body.text("incident"),
    account: body.text("account"),
    question: body.text("question"),
    by: act.by,
    time: act.time,
    why: body.text("why"),
  };
  await store.put("mark", { id: row.ref, owner: row.incident, kind: row.question, place, row });
}

async function projectExpected({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: ExpectedRow = {
    ref: act.ref,
    incident: body.text("incident"),
    record: body.text("record"),
    state: body.oneOf("state", expectedStates),
    by: act.by,
    time: act.time,
    why: body.text("why"),
  };
  await store.put("expected", { id: row.ref, owner: row.incident, kind: row.record, place, row });
}

async function projectSourceNote({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: SourceNoteRow = {
    ref: act.ref,
    source: body.text("source"),
    closeness: body.oneOf("closeness", ["unknown", ...closenesses]),
    interest: body.text("interest"),
    reliability: body.text("reliability"),
    by: act.by,
    time: act.time,
    why: body.text("why"),
  };
  await store.put("sourceNote", { id: row.ref, owner: row.source, kind: row.closeness, place, row });
}

/** One row a source and subject: the newest act says what is allowed. */
async function projectConsent({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const [source, subject] = [body.text("source"), body.text("subject")];
  const said = { how: body.text("how"), by: act.by, time: act.time, why: body.text("why") };
  const row: ConsentRow = {
    ref: act.ref,
    source,
    subject,
    allow: body.list("allow").filter((one) => typeof one === "string"),
    ...said,
  };
  await store.put("consent", { id: `${source} ${subject}`, owner: source, kind: "", place, row });
}

/** One relation a pair of incidents and kind: the newest act says whether it holds. */
async function projectRelation({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const [from, to] = [body.text("from"), body.text("to")];
  const relation = body.oneOf("relation", relationKinds);
  const id = `${from} ${relation} ${to}`;
  const said = { holds: body.flag("holds"), by: act.by, time: act.time, why: body.text("why") };
  const row: RelationRow = { ref: act.ref, from, relation, to, ...said };
  await store.put("relation", { id, owner: "", kind: relation, place, row });
}

async function projectSame({ store, place }: Projection, act: Act, body: Body): Promise<void> {
  const row: SameRow = {
    ref: act.ref,
    type: body.oneOf("type", ["person", "place", "organisation", "group"]),
    a: body.text("a"),
    b: body.text("b"),
    verdict: body.oneOf("verdict", ["unsure", "same", "not-same"]),
    by: act.by,
    time: act.time,
    why: body.text("why"),
    undone: false,
  };
  await store.put("same", { id: row.ref, owner: "", kind: row.type, place, row });
}

async function projectUndoSame({ store }: Projection, _act: Act, body: Body): Promise<void> {
  const stored = await store.get("same", body.text("same"));
  if (stored !== null) await store.put("same", { ...stored, row: { ...(stored.row as SameRow), undone: true } });
}
