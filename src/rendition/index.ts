import { renderChat } from "./chat.ts";
import { renderCsv } from "./csv.ts";
import { decodeText } from "./encoding.ts";
import type { Form } from "./form.ts";
import { renderHtml } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderPlain } from "./plain.ts";
import type { Rendition } from "./rendition.ts";

export { RenditionError } from "./error.ts";
export type { Rendition } from "./rendition.ts";

/** What is known beside the bytes: the file name as it came, of which only the ending is looked at. */
export interface RenderHint {
  readonly name?: string;
}

const forms: readonly Form[] = [renderHtml, renderChat, renderCsv, renderMarkdown, renderPlain];

/**
 * An object's bytes as text with a map back and the blocks that its form itself tells. The same bytes and ending give the
 * same rendition for ever: a change of meaning is a new number in its name. Time and memory are linear in the bytes.
 * Throws `RenditionError`: `empty`, `binary`, `bad-encoding`, `too-large`, `bad-form`.
 */
export function render(bytes: Uint8Array, hint: RenderHint = {}): Rendition {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(hint.name ?? "")?.[1]?.toLowerCase() ?? "";
  const decoded = decodeText(bytes, ending.startsWith("htm") ? declaredCharset(bytes) : null);
  const form = forms.find((candidate) => candidate.fits(decoded, ending)) ?? renderPlain;
  return form.render(decoded);
}

/** The charset that a page declares in its first kilobyte; null when it does not. WHATWG HTML, section 13.2.3.2. */
function declaredCharset(bytes: Uint8Array): string | null {
  let head = "";
  for (const byte of bytes.subarray(0, 1024)) head += String.fromCharCode(byte);
  return /charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_-]{1,40})/i.exec(head)?.[1] ?? null;
}
