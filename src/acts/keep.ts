import type { ActDraft } from "../archive/archive.ts";
import type { KeptObject } from "../archive/kept.ts";
import type { Json } from "../bytes/json.ts";
import type { SourceRow } from "../catalog/rows.ts";
import { doActs, findObject } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/** One file as the host hands it in; `bytes` is read once. */
export interface FileToKeep {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** For display. */
  readonly name: string;
  /** Base64 of a name that is not valid Unicode. */
  readonly nameBytes?: string;
  /** How the path was given. */
  readonly path?: string;
  /** What the file system says of its last change, RFC 3339. */
  readonly modified?: string;
}

/** When, how, where, from whom and by whom something came: the Berkeley Protocol's fields, each as the keeper words it. */
export interface Provenance {
  readonly when?: string;
  readonly how?: string;
  readonly where?: string;
  readonly from?: string;
  readonly by?: string;
}

export interface KeepOptions {
  /** Id of the source; without one, what is kept is sealed in a unit of its own. */
  readonly source?: SourceRow;
  /** Already public, kept open for everybody and for ever. */
  readonly open?: boolean;
  readonly language?: string;
  /** EDTF day of publication. */
  readonly published?: string;
  readonly placeHint?: string;
  /** The object this is a later version of. */
  readonly versionOf?: string;
  readonly collected?: Provenance;
  readonly received?: Provenance;
  /** The documenter's own note, she being the source. */
  readonly own?: boolean;
  readonly notes?: string;
}

export interface Kept extends KeptObject {
  /** Ref of the `keep` act. */
  readonly act: string;
  readonly name: string;
  /** As the path was given; the name where none was. */
  readonly path: string;
  readonly source: string | null;
  readonly unit: string | null;
}

/**
 * Keeps files exactly as they come, in commits of 2,000 files or 256 MiB: what was given back is durable. While one commit
 * waits for the disk the files of the next are put. Memory does not grow with a file. Throws `ActError` `empty` for an empty file, `bad-input` for a sealed source kept open; the others stay kept.
 */
export async function* keep(
  ports: Ports,
  files: Iterable<FileToKeep> | AsyncIterable<FileToKeep>,
  options: KeepOptions = {},
): AsyncGenerator<Kept> {
  const unit = await unitFor(ports, options);
  const earlier = options.versionOf === undefined ? null : await findObject(ports, options.versionOf);
  const more = { unit, versionOf: earlier?.object ?? null, options };
  let committing: Promise<Committed> = Promise.resolve({ kept: [] });
  let batch: Put[] = [];
  let bytes = 0;
  try {
    for await (const put of putAll(ports, files, unit)) {
      if ("error" in put) {
        yield* keptOf(await committing);
        committing = commit(ports, batch, more);
        yield* keptOf(await committing);
        throw put.error;
      }
      batch.push(put);
      bytes += put.kept.size;
      if (batch.length < 2000 && bytes < 2 ** 28) continue;
      yield* keptOf(await committing);
      committing = commit(ports, batch, more);
      batch = [];
      bytes = 0;
    }
    yield* keptOf(await committing);
    committing = commit(ports, batch, more);
    yield* keptOf(await committing);
  } finally {
    // Whoever stops in the middle may close the archive at once.
    await committing;
  }
}

/** A commit that is done, or why it is not: a failure waits until somebody asks. */
type Committed = { readonly kept: readonly Kept[] } | { readonly error: unknown };

function keptOf(committed: Committed): readonly Kept[] {
  if ("error" in committed) throw committed.error;
  return committed.kept;
}

interface Put {
  readonly file: FileToKeep;
  readonly kept: KeptObject;
}

/** Files that are put at the same time: while one waits for the disk another is sealed. Small ones of the host's count little. */
const atOnce = 4;
const small = { size: 2 ** 20, counts: 1 / 128 };

function countOf({ bytes }: FileToKeep): number {
  return "size" in bytes && typeof bytes.size === "number" && bytes.size < small.size ? small.counts : 1;
}

/** Puts files in order, a few at a time; after the first that fails the others under way are still given, then the error. */
async function* putAll(
  ports: Ports,
  files: Iterable<FileToKeep> | AsyncIterable<FileToKeep>,
  unit: string | null,
): AsyncGenerator<Put | { readonly error: unknown }> {
  const underWay: Promise<Put | { readonly error: unknown }>[] = [];
  const counts: number[] = [];
  let count = 0;
  let failed: { readonly error: unknown } | null = null;
  const next = async () => {
    const put = (await underWay.shift())!;
    count -= counts.shift()!;
    if ("error" in put) failed ??= put;
    return put;
  };
  const start = async (file: FileToKeep) => {
    try {
      return { file, kept: await ports.archive.putObject(notEmpty(file.bytes), unit) };
    } catch (error) {
      return { error };
    }
  };
  for await (const file of files) {
    underWay.push(start(file));
    counts.push(countOf(file));
    count += counts.at(-1)!;
    if (count < atOnce) continue;
    const put = await next();
    if ("error" in put) break;
    yield put;
  }
  while (underWay.length > 0) {
    const put = await next();
    if (!("error" in put)) yield put;
  }
  if (failed !== null) yield failed;
}

async function unitFor(ports: Ports, options: KeepOptions): Promise<string | null> {
  const { source } = options;
  if (source !== undefined && source.unit !== null && options.open) {
    throw new ActError("bad-input", "Keeping a file open: its source is sealed, a source that is open is needed.");
  }
  if (options.open || source?.open) return null;
  return source?.unit ?? (await ports.archive.newUnit());
}

interface Together {
  readonly unit: string | null;
  readonly versionOf: string | null;
  readonly options: KeepOptions;
}

async function commit(ports: Ports, batch: readonly Put[], together: Together): Promise<Committed> {
  try {
    return { kept: batch.length === 0 ? [] : await commitBatch(ports, batch, together) };
  } catch (error) {
    return { error };
  }
}

async function commitBatch(
  ports: Ports,
  batch: readonly Put[],
  { unit, versionOf, options }: Together,
): Promise<readonly Kept[]> {
  const source = options.source?.id ?? null;
  const drafts = batch.map(({ file, kept }): ActDraft => {
    const body = {
      object: kept.object,
      source,
      language: options.language ?? null,
      published: options.published ?? null,
      placeHint: options.placeHint ?? null,
      versionOf,
      ...(options.own ? { own: true } : {}),
    };
    return {
      kind: "keep",
      refs: source === null ? [] : [source],
      body,
      private: custody(ports, file, kept, options),
      unit,
    };
  });
  const acts = await doActs(ports, drafts);
  return batch.map(({ file, kept }, i) => {
    return { ...kept, act: acts[i]!.ref, name: file.name, path: file.path ?? file.name, source, unit };
  });
}

function custody(ports: Ports, file: FileToKeep, kept: KeptObject, options: KeepOptions): Json {
  const fields = {
    name: wellFormed(file.name),
    nameBytes: file.nameBytes,
    path: file.path === undefined ? undefined : wellFormed(file.path),
    modified: file.modified,
    size: kept.size,
    sha256: kept.sha256,
    tool: ports.tool,
    collected: options.collected,
    received: options.received ?? { when: new Date(ports.clock()).toISOString() },
    notes: options.notes,
  };
  return JSON.parse(JSON.stringify(fields)) as Json;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD").slice(0, 4096);
}

/** The same bytes, or the same file of the host's; reading it throws where nothing comes. */
function notEmpty(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  async function* pieces() {
    let any = false;
    for await (const piece of bytes) {
      if (piece.length === 0) continue;
      any = true;
      yield piece;
    }
    if (!any) throw new ActError("empty", "Keeping a file: it is empty, at least one byte is needed.");
  }
  return { ...bytes, [Symbol.asyncIterator]: pieces };
}
