import type { Decoded } from "./encoding.ts";
import type { Rendition } from "./rendition.ts";

/** A form that text can come in: whether a decoded text is of it, and how it is shown. */
export interface Form {
  readonly fits: (decoded: Decoded, ending: string) => boolean;
  readonly render: (decoded: Decoded) => Rendition;
}
