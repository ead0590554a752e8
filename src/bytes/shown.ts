/**
 * A text as it may be shown on a terminal or a printed page: control characters and marks that turn the direction of writing
 * become visible escapes, so that a file name cannot pretend to be another.
 */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu, (mark) => {
    const code = mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    return mark === "\t" ? " " : `\\u{${code}}`;
  });
}
