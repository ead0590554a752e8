import type { Archive } from "../archive/archive.ts";
import type { Clock } from "../bytes/crypto.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ExpectedRecord } from "../incident/index.ts";
import type { Names } from "../names/index.ts";
import type { ReadingLine, ReadOptions } from "../reading/result.ts";
import type { Rendition } from "../rendition/rendition.ts";

/** Everything an act needs from outside, handed in by `cli/main` or `http/main`. */
export interface Ports {
  readonly archive: Archive;
  /** Brought up to the archive by every act before it returns. */
  readonly catalog: Catalog;
  readonly reader: Reader;
  readonly render: Render;
  /** A name as its search key, the same for every spelling that only keyboards and encodings tell apart. */
  readonly fold: (name: string) => string;
  /** Whether two names sound the same across spellings and scripts; without it only the same key is the same. */
  readonly sameName?: (a: string, b: string) => "same" | "maybe" | "different";
  /** Of many names, those that may be one with a name under other spellings; without it every two are compared. */
  readonly nearNames?: (names: readonly string[]) => (name: string) => readonly string[];
  /** The matcher of names; without it nothing is suggested to be judged and a name is found by its key only. */
  readonly names?: () => Names;
  /** Records that should exist after deeds of a kind; without it no record is expected. */
  readonly checklist?: readonly ExpectedRecord[];
  /** The kind of deed that a kind is a kind of, after the deed lexicon; without it every kind stands alone. */
  readonly broader?: (kind: string) => string | null;
  readonly clock: Clock;
  /** What does the work, as it goes into custody: `gawah 0.1.0`. */
  readonly tool: string;
  /** Told now and then while long work goes on; never holds a sealed word. */
  readonly progress?: (done: Progress) => void;
}

/** How far long work has come; `total` is null when nobody knows. */
export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number | null;
}

/** Text to suggestions. Same text, same options, same version: same lines to the byte. */
export interface Reader {
  /** Name and version, as `gawah-reading;1`. */
  readonly version: string;
  read(text: string, options: ReadOptions): Iterable<ReadingLine>;
}

/** Bytes to text with a map back; throws the rendition room's error when there is no text in them. */
export type Render = (
  bytes: Uint8Array,
  hint: { readonly name: string; readonly language?: string },
) => Rendition | Promise<Rendition>;
