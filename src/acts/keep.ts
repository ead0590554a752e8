import type { ActDraft, KeptObject } from "../archive/archive.ts";
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
  readonly source: string | null;
  readonly unit: string | null;
}

/**
 * Keeps files exactly as they come, in commits of 500 files or 256 MiB: what was given back is durable. Memory does not
 * grow with a file. Throws `ActError` `empty` for an empty file, `bad-input` for a sealed source kept open; files before it stay kept.
 */
export async function* keep(
  ports: Ports,
  files: Iterable<FileToKeep> | AsyncIterable<FileToKeep>,
  options: KeepOptions = {},
): AsyncGenerator<Kept> {
  const unit = await unitFor(ports, options);
  const earlier = options.versionOf === undefined ? null : await findObject(ports, options.versionOf);
  let batch: { file: FileToKeep; kept: KeptObject }[] = [];
  let bytes = 0;
  for await (const file of files) {
    let kept: KeptObject;
    try {
      kept = await ports.archive.putObject(notEmpty(file.bytes), unit);
    } catch (error) {
      yield* flush(ports, batch, unit, options, earlier?.object ?? null);
      throw error;
    }
    batch.push({ file, kept });
    bytes += kept.size;
    if (batch.length < 500 && bytes < 2 ** 28) continue;
    yield* flush(ports, batch, unit, options, earlier?.object ?? null);
    batch = [];
    bytes = 0;
  }
  yield* flush(ports, batch, unit, options, earlier?.object ?? null);
}

async function unitFor(ports: Ports, options: KeepOptions): Promise<string | null> {
  const { source } = options;
  if (source !== undefined && source.unit !== null && options.open) {
    throw new ActError("bad-input", "Keeping a file open: its source is sealed, a source that is open is needed.");
  }
  if (options.open || source?.open) return null;
  return source?.unit ?? (await ports.archive.newUnit());
}

async function* flush(
  ports: Ports,
  batch: readonly { file: FileToKeep; kept: KeptObject }[],
  unit: string | null,
  options: KeepOptions,
  versionOf: string | null,
): AsyncGenerator<Kept> {
  if (batch.length === 0) return;
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
  for (const [i, { file, kept }] of batch.entries()) {
    yield { ...kept, act: acts[i]!.ref, name: file.name, source, unit };
  }
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

async function* notEmpty(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let any = false;
  for await (const piece of bytes) {
    if (piece.length === 0) continue;
    any = true;
    yield piece;
  }
  if (!any) throw new ActError("empty", "Keeping a file: it is empty, at least one byte is needed.");
}
