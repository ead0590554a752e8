import type {
  ActView,
  FoundName,
  IncidentRow,
  IncidentTable,
  JudgedNames,
  LineRow,
  MentionsOfName,
  NamesView,
  ObjectRow,
  ObjectView,
  ProposedRelation,
  SearchView,
  StateView,
  TableChanges,
} from "../src/http/contract.ts";
import type { Problem } from "../src/http/problem.ts";

/** A problem that the server told, thrown. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Changes the token of the address for a cookie, then takes it out of the address. */
export async function openSession(): Promise<void> {
  const token = location.hash.slice(1);
  if (!/^[0-9a-f]{64}$/.test(token)) return;
  history.replaceState(null, "", location.pathname);
  await send("/api/session", { token });
}

export const getState = () => get<StateView>("/api/state");
export const getObjects = () => get<ObjectRow[]>("/api/objects");
export const getObject = (id: string) => get<ObjectView>(`/api/objects/${id}`);
export const getIncidents = () => get<IncidentRow[]>("/api/incidents");
export const getTable = (id: string) => get<IncidentTable>(`/api/incidents/${id}/table`);
/** What changed in an incident's table since the end of a day. */
export const getChanges = (id: string, since: string) =>
  get<TableChanges>(`/api/incidents/${id}/changes?since=${encodeURIComponent(since)}`);
export const getActs = () => get<ActView[]>("/api/acts");
export const findNames = (words: string) => get<FoundName[]>(`/api/names?q=${encodeURIComponent(words)}`);
/** Every mention of a name under any keyboard's spelling, with the words around it. */
export const getMentions = (name: string) => get<MentionsOfName>(`/api/names/mentions?q=${encodeURIComponent(name)}`);
export const getJudgedNames = () => get<NamesView>("/api/names/judgements");
export const search = (words: string) => get<SearchView>(`/api/search?q=${encodeURIComponent(words)}`);

export const judge = (judgements: readonly { ref: string; verdict: "accept" | "amend" | "reject"; why?: string }[]) =>
  send<LineRow[]>("/api/judgements", { judgements });
export const undo = (ref: string, judgement: string) => send<LineRow>("/api/judgements/undo", { ref, judgement });
export const judgeNames = (judged: Pick<JudgedNames, "a" | "b" | "type" | "verdict"> & { readonly why?: string }) =>
  send<JudgedNames>("/api/names/judgements", judged);
export const undoNames = (ref: string) => send<JudgedNames>("/api/names/judgements/undo", { ref });
export const makeClaim = (claim: unknown) => send<LineRow[]>("/api/claims", claim);
export const makeIncident = (title: string, accounts: readonly string[]) =>
  send<IncidentRow>("/api/incidents", { title, accounts });
export const addAccounts = (id: string, accounts: readonly string[]) =>
  send<IncidentRow>(`/api/incidents/${id}/accounts`, { accounts });
export const markRead = (id: string, account: string, question: string) =>
  send(`/api/incidents/${id}/read-for`, { account, question });

export const getProposedRelations = (id: string) => get<ProposedRelation[]>(`/api/incidents/${id}/relations`);
export const relateIncident = (
  id: string,
  said: { readonly relation: string; readonly to: string; readonly holds: boolean; readonly why: string },
) => send(`/api/incidents/${id}/relations`, said);
export const splitMatter = (
  id: string,
  split: { readonly row: string; readonly claims: readonly string[]; readonly title: string; readonly why: string },
) => send(`/api/incidents/${id}/matters/split`, split);
export const joinMatters = (id: string, join: { readonly row: string; readonly with: string; readonly why: string }) =>
  send(`/api/incidents/${id}/matters/join`, join);
export const noteSource = (note: {
  readonly source: string;
  readonly closeness: string;
  readonly interest: string;
  readonly reliability: string;
  readonly why: string;
}) => send("/api/sources/notes", note);

/** Writes down what a source, or with `subject` a person it speaks of, allows from now on. */
export const consent = (
  source: string,
  said: { readonly allow: readonly string[]; readonly subject: string; readonly how: string },
) => send(`/api/sources/${source}/consent`, said);

export const markExpected = (id: string, record: string, state: string) =>
  send(`/api/incidents/${id}/expected`, { record, state });

/** Keeps a file; what comes back says whether it could be read as text. */
export async function keepFile(
  file: File,
  source: string,
  open: boolean,
): Promise<{ object: string; unread: string | null }> {
  const query = new URLSearchParams({ name: file.name, source, open: open ? "yes" : "no" });
  return answer(await fetch(`/api/objects?${query}`, { method: "POST", body: file }));
}

/** Runs a check and tells every line of it as it comes. */
export async function runCheck(
  on: (line: { kind: string; finding?: unknown; bytes?: number; report?: unknown }) => void,
): Promise<void> {
  const response = await fetch("/api/check");
  if (!response.ok || !response.body) throw new ApiError((await response.json()) as Problem);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") on(JSON.parse(line));
  }
}

async function get<T>(path: string): Promise<T> {
  return answer(await fetch(path));
}

async function send<T>(path: string, body: unknown): Promise<T> {
  return answer(
    await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new ApiError((await response.json()) as Problem);
  return (await response.json()) as T;
}
