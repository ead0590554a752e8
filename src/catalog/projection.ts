import type { Store } from "./store.ts";

/** What the projection of an act needs: the rows so far, the act's number, and the objects that hold suggestions. */
export interface Projection {
  readonly store: Store;
  /** Number of the act in this catalog, from 0: the order of lists. */
  readonly place: number;
  /** The key of a text for searching. */
  readonly fold: (text: string) => string;
  /** Lines of a kept suggestions object as text; null when its key is not here. */
  readonly load: (object: string) => Promise<string | null>;
}
