import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import ar from "./strings/ar.json";
import en from "./strings/en.json";
import hi from "./strings/hi.json";
import ur from "./strings/ur.json";

/** A message of the English catalogue, which has them all; the others fall back to it. */
export type MessageId = keyof typeof en;

const catalogues: Readonly<Record<string, Partial<Record<MessageId, string>>>> = { en, ur, hi, ar };
const rightToLeft = new Set(["ur", "ar", "fa", "he", "ug", "ks"]);

/** Languages of the interface, by their own names. */
export const languages = [
  ["en", "English"],
  ["ur", "اردو"],
  ["hi", "हिन्दी"],
  ["ar", "العربية"],
] as const;

i18n.setMessagesCompiler(compileMessage);

/** Sets the interface's language and the direction of the frame. */
export function speakLanguage(language: string): void {
  i18n.load(language, { ...en, ...catalogues[language] });
  i18n.activate(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** The interface's words for a message. Values that are words or dates keep their own direction (Unicode isolates, UAX 9). */
export function t(id: MessageId, values: Record<string, string | number> = {}): string {
  const isolated = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? `\u2068${value}\u2069` : value,
  ]);
  return i18n._(id, Object.fromEntries(isolated));
}

/** A language by its name in the interface's language; its code where it has none. */
export function languageName(code: string): string {
  try {
    return (
      new Intl.DisplayNames([document.documentElement.lang], { type: "language", fallback: "code" }).of(code) ?? code
    );
  } catch {
    return code;
  }
}

/** The writing direction of a language. */
export function directionOf(language: string): "rtl" | "ltr" {
  return rightToLeft.has(language) ? "rtl" : "ltr";
}
