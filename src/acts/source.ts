import type { SourceKind } from "../account/source.ts";
import type { SourceRow } from "../catalog/rows.ts";
import { doActs } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

export interface NewSource {
  /** As its keeper words it; sealed in the source's own unit unless open. 1 to 500 characters. */
  readonly name: string;
  readonly kind?: SourceKind;
  /** Already public: what comes from it is kept open. Default false. */
  readonly open?: boolean;
}

/** Names a source and makes the consent unit that seals it. Two sources may bear one name. */
export async function nameSource(ports: Ports, source: NewSource): Promise<SourceRow> {
  const name = source.name.trim();
  if (name === "" || name.length > 500) {
    throw new ActError("bad-input", "Naming a source: a name of 1 to 500 characters is needed.");
  }
  const open = source.open ?? false;
  const unit = open ? null : await ports.archive.newUnit();
  const body = { name, kind: source.kind ?? "unknown", open };
  const [act] = await doActs(ports, [{ kind: "source", refs: [], body, unit }]);
  return (await ports.catalog.source(act!.ref))!;
}

/** The source of this name, named now when there is none. */
export async function sourceNamed(ports: Ports, source: NewSource): Promise<SourceRow> {
  await ports.catalog.catchUp(ports.archive);
  return (await ports.catalog.sourceNamed(source.name.trim())) ?? (await nameSource(ports, source));
}
