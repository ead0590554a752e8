import type { Ports, Progress, Render } from "../acts/ports.ts";
import type { Names } from "../names/index.ts";
import type { Reader } from "../reading/index.ts";

/** Everything that is wired to the outside, handed in by `cli/main`. */
export interface House {
  readonly version: string;
  /** Makes an archive; gives back the recovery sheet as text. */
  init(
    dir: string,
    options: { readonly passphrase: string | null },
  ): Promise<{ readonly sheet: string; readonly id: string }>;
  open(
    dir: string,
    options: {
      readonly passphrase: string | null;
      readonly readOnly: boolean;
      readonly progress: (done: Progress) => void;
    },
  ): Promise<{ readonly ports: Ports; readonly close: () => Promise<void> }>;
  readonly render: Render;
  /** The matcher of names with its tables, loaded at the first call. */
  names(): Names;
  /** The reader with its lexicons, loaded at the first call. */
  reader(): Reader;
  readonly clock: () => number;
  /** Serves the reading room on 127.0.0.1. */
  serve(
    ports: Ports,
    options: { readonly folder: string; readonly port: number; readonly languages: readonly string[] },
  ): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
  /** Shows an address in the person's browser; does nothing where there is none. */
  openBrowser(url: string): Promise<void>;
}
