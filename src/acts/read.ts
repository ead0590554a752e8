import { utf8 } from "../bytes/text.ts";
import type { ObjectRow, ReadingRow } from "../catalog/rows.ts";
import type { ReadingLine, ReadOptions } from "../reading/result.ts";
import type { Rendition } from "../rendition/rendition.ts";
import { doActs, findObject } from "./act.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

export interface ReadResult {
  readonly object: ObjectRow;
  readonly reading: ReadingRow;
  readonly rendition: Rendition;
  readonly lines: readonly ReadingLine[];
  /** False when the same reader had read the same rendition before: then nothing was appended. */
  readonly fresh: boolean;
}

/**
 * Reads an object into suggestions, which are kept as an object of their own, sealed in the unit of what they were read from.
 * `everything` keeps the less sure ones too. Throws as `textOf` and `findObject` do.
 */
export async function read(ports: Ports, id: string, options: { everything?: boolean } = {}): Promise<ReadResult> {
  const object = await findObject(ports, id);
  const rendition = await textOf(ports, object);
  const lines = [...ports.reader.read(rendition.text, readOptions(object, rendition, options.everything ?? false))];
  const reader = options.everything ? `${ports.reader.version};everything` : ports.reader.version;
  const before = object.reading;
  if (before !== null && before.reader === reader && before.rendition === rendition.name) {
    return { object, reading: before, rendition, lines, fresh: false };
  }
  const kept = await ports.archive.putObject(asJsonLines(lines), object.unit);
  const body = {
    object: object.object,
    suggestions: kept.object,
    digest: kept.sha256,
    reader,
    rendition: rendition.name,
    lines: lines.length,
  };
  await doActs(ports, [{ kind: "read", refs: [object.act], body, unit: object.unit }]);
  const after = (await ports.catalog.object(object.object))!;
  return { object: after, reading: after.reading!, rendition, lines, fresh: true };
}

/** What is handed to the reader with an object's text: what its keeper and its form say. */
export function readOptions(object: ObjectRow | null, rendition: Rendition, everything: boolean): ReadOptions {
  const published = object?.published ?? rendition.published;
  return {
    everything,
    blocks: rendition.blocks,
    ...(published === null || published === undefined ? {} : { published }),
    ...(object?.placeHint == null ? {} : { placeHint: object.placeHint }),
  };
}

async function* asJsonLines(lines: readonly ReadingLine[]): AsyncGenerator<Uint8Array> {
  let text = "";
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < 65_536) continue;
    yield utf8(text);
    text = "";
  }
  yield utf8(text === "" && lines.length === 0 ? "\n" : text);
}
