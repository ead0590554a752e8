import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { utf8 } from "../bytes/text.ts";
import type { LogState, StampFile } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import { layout } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** Writes what dates a state of a log beside it, the state first, and gives the body of the act that names it. Throws `bad-input`. */
export async function writeStampFiles(
  { folder, crypto }: Pick<Ports, "folder" | "crypto">,
  state: LogState,
  files: readonly StampFile[],
): Promise<Json> {
  const all: StampFile[] = [{ name: "checkpoint", bytes: utf8(state.note) }, ...files];
  for (const { name, bytes } of all) {
    if (!/^[a-z0-9][a-z0-9.]{0,99}$/.test(name))
      throw new ArchiveError("bad-input", `"${name.slice(0, 80)}" is no name for a file of an archive`);
    await folder.write(`${layout.stamps(state.log, state.size)}/${name}`, bytes);
  }
  const digests = all.map(({ name, bytes, from }) => ({
    ...(from === undefined ? {} : { from: from.slice(0, 500) }),
    name,
    sha256: toHex(crypto.sha256(bytes)),
  }));
  return { files: digests, origin: state.origin, root: state.root, size: state.size };
}
