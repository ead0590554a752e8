import { utf8 } from "../bytes/text.ts";
import { ActError } from "./error.ts";
import { type Kept, keep } from "./keep.ts";
import type { Ports } from "./ports.ts";
import { sourceNamed } from "./source.ts";

/** Keeps what a documenter knows herself as her own dated note, she being the source; sealed like any source. */
export async function note(ports: Ports, asked: { readonly text: string; readonly by: string }): Promise<Kept> {
  if (asked.text.trim() === "") throw new ActError("bad-input", "Keeping a note: it is empty, words are needed.");
  const source = await sourceNamed(ports, { name: asked.by, kind: "person" });
  const day = new Date(ports.clock()).toISOString().slice(0, 10);
  const file = { name: `note-${day}.txt`, bytes: once(utf8(asked.text)) };
  for await (const kept of keep(ports, [file], { source, published: day, own: true })) return kept;
  throw new Error("keeping one file kept none");
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
