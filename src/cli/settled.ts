import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { configFolder } from "../disk/config.ts";

/** Where a person's archives are, as the first run settled it. */
export interface Places {
  readonly archive: string;
  readonly example: string;
  /** What she reads, first what she reads best, as BCP 47 codes: the reading room greets in the first it speaks. */
  readonly languages: readonly string[];
}

/** Remembers where the archives are and what the person reads. */
export async function settle(places: Places): Promise<void> {
  await mkdir(configFolder(), { recursive: true, mode: 0o700 });
  await writeFile(placesFile(), `${JSON.stringify(places)}\n`, { mode: 0o600 });
}

/** What the first run settled; null before it, and when the file cannot be read as such. */
export async function readPlaces(): Promise<Places | null> {
  try {
    const value = JSON.parse(await readFile(placesFile(), "utf8")) as Partial<Places>;
    if (typeof value.archive !== "string" || typeof value.example !== "string") return null;
    return { archive: value.archive, example: value.example, languages: languagesIn(value.languages) };
  } catch {
    return null;
  }
}

function placesFile(): string {
  return join(configFolder(), "places.json");
}

function languagesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string").slice(0, 20) : [];
}
