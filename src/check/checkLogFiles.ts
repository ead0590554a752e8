import { layout, limits } from "../archive/layout.ts";
import { placeIn, splitLines } from "../archive/logReader.ts";
import { sameBytes } from "../bytes/text.ts";
import type { RightEdge } from "../log/edge.ts";
import { decodeBundle, numberPath, tilesOf, tileWidth } from "../log/tiles.ts";
import type { Findings } from "./finding.ts";
import { extra } from "./finding.ts";
import type { CheckPorts } from "./ports.ts";

/** Compares the hash tiles on disk with those that the leaves give. */
export class PageFiles {
  readonly #ports: CheckPorts;
  readonly #log: string;
  readonly #size: number;
  readonly #findings: Findings;
  /** Whether every tile so far was the one that the leaves give. */
  allHold = true;

  constructor(ports: CheckPorts, log: string, size: number, findings: Findings) {
    this.#ports = ports;
    this.#log = log;
    this.#size = size;
    this.#findings = findings;
  }

  /** Compares every tile that is full now, and at the end of the log the partial ones too. */
  async compareTiles(edge: RightEdge): Promise<void> {
    const full = edge.takeTiles().filter((tile) => tile.width === tileWidth);
    for (const tile of edge.size < this.#size ? full : [...full, ...edge.partialTiles()]) {
      const path = layout.tile(this.#log, tile);
      const found = await this.#ports.folder.read(path, 32 * tileWidth).catch(() => new Uint8Array(0));
      if (found !== null && sameBytes(found, tile.bytes)) continue;
      this.allHold = false;
      if (found === null)
        this.#findings.error("missing", path, `tile ${tile.number} of level ${tile.level} is missing`, this.#log);
      else
        this.#findings.error(
          "changed",
          path,
          `tile ${tile.number} of level ${tile.level} does not hold the hashes that the leaves give`,
          this.#log,
        );
    }
  }
}

/** Looks at every file of a log: partial ones that were outgrown must still be beginnings; others beyond the checkpoint or of no use are told. */
export async function checkLogFiles(ports: CheckPorts, log: string, size: number, findings: Findings): Promise<void> {
  const expected = new Map<string, number | "entries" | "acts">([["entries", "entries"]]);
  for (const { level } of tilesOf(size)) expected.set(String(level), level);
  for (const entry of await ports.folder.list(`logs/${log}`)) {
    const path = `logs/${log}/${entry.name}`;
    if (entry.name === "tile" && entry.kind === "folder") {
      for (const level of await ports.folder.list(path)) {
        const known = expected.get(level.name);
        if (level.kind !== "folder") extra(findings, `${path}/${level.name}`, level.name);
        else if (known !== undefined) await checkLevel(ports, log, size, known, `${path}/${level.name}`, findings);
        else if (/^[0-9]$/.test(level.name))
          findings.warning(
            "unacknowledged",
            `${path}/${level.name}`,
            "tiles of a level that the checkpoint does not reach",
            log,
          );
        else extra(findings, `${path}/${level.name}`, level.name);
      }
    } else if (entry.name === "acts" && entry.kind === "folder")
      await checkLevel(ports, log, size, "acts", path, findings);
    else if (entry.name !== "checkpoint" && (entry.name !== "stamps" || entry.kind !== "folder"))
      extra(findings, path, entry.name);
  }
}

async function checkLevel(
  ports: CheckPorts,
  log: string,
  size: number,
  level: number | "entries" | "acts",
  root: string,
  findings: Findings,
): Promise<void> {
  const count = typeof level === "number" ? Math.floor(size / tileWidth ** level) : size;
  for await (const { path, name, number, partial } of tileFiles(ports, root)) {
    if (number === null) extra(findings, path, name);
    else if (number * tileWidth >= count)
      findings.warning(
        "unacknowledged",
        path,
        `tile ${number} lies beyond the checkpoint: nobody acknowledged it`,
        log,
      );
    else if (partial) await checkPartials(ports, log, size, level, number, path, findings);
    else if ((number + 1) * tileWidth > count)
      findings.warning(
        "unacknowledged",
        path,
        `tile ${number} is fuller than the checkpoint: nobody acknowledged it`,
        log,
      );
  }
}

async function checkPartials(
  ports: CheckPorts,
  log: string,
  size: number,
  level: number | "entries" | "acts",
  number: number,
  folder: string,
  findings: Findings,
): Promise<void> {
  const place = placeIn(size, level, number);
  const most = level === "acts" ? limits.page : (limits.leaf + 2) * tileWidth;
  let whole: Uint8Array | null = null;
  for (const entry of await ports.folder.list(folder)) {
    const path = `${folder}/${entry.name}`;
    const width = /^[1-9][0-9]{0,2}$/.test(entry.name) ? Number(entry.name) : 0;
    if (entry.kind !== "file" || width < 1 || width >= tileWidth) extra(findings, path, entry.name);
    else if (width > place.width)
      findings.warning(
        "unacknowledged",
        path,
        `a part of ${width} where the checkpoint reaches ${place.width}: nobody acknowledged it`,
        log,
      );
    else if (width < place.width) {
      whole ??= (await ports.folder.read(layout.tile(log, place), most).catch(() => null)) ?? new Uint8Array(0);
      const found = await ports.folder.read(path, most).catch(() => null);
      const wanted = beginning(whole, level, width);
      if (found === null || wanted === null || !sameBytes(found, wanted)) {
        findings.error("changed", path, `an outgrown part is not the first ${width} of what followed it`, log);
      }
    }
  }
}

/** The bytes of the first `width` hashes, leaves or lines; null when there are not so many. */
function beginning(whole: Uint8Array, level: number | "entries" | "acts", width: number): Uint8Array | null {
  if (typeof level === "number") return whole.length < 32 * width ? null : whole.subarray(0, 32 * width);
  const parts = level === "acts" ? splitLines(whole) : decodeBundle(whole);
  if (parts === null || parts.length < width) return null;
  const last = parts[width - 1]!;
  const end = last.byteOffset - whole.byteOffset + last.length + (level === "acts" ? 1 : 0);
  return whole.subarray(0, end);
}

/** Every file and `.p` folder of a level with the number that its path says; null where the path is not a number's. */
async function* tileFiles(
  ports: CheckPorts,
  folder: string,
  above = "",
): AsyncGenerator<{ path: string; name: string; number: number | null; partial: boolean }> {
  for (const entry of await ports.folder.list(folder)) {
    const path = `${folder}/${entry.name}`;
    const partial = entry.kind === "folder" && /^[0-9]{3}\.p$/.test(entry.name);
    if (entry.kind === "folder" && /^x[0-9]{3}$/.test(entry.name) && above.length < 20) {
      yield* tileFiles(ports, path, `${above}${entry.name}/`);
    } else if (partial || (entry.kind === "file" && /^[0-9]{3}$/.test(entry.name))) {
      const text = `${above}${entry.name.slice(0, 3)}`;
      const number = Number(text.replaceAll(/[x/]/g, ""));
      yield { path, name: entry.name, number: numberPath(number) === text ? number : null, partial };
    } else yield { path, name: entry.name, number: null, partial: false };
  }
}
