import type { Lexicons } from "./lexicons.ts";

/** What is made once of the lexicons for each language (or path) it is asked for, and kept as long as the lexicons are. */
export function perLanguage<T>(
  make: (lexicons: Lexicons, language: string) => T,
): (lexicons: Lexicons, language: string) => T {
  const made = new WeakMap<Lexicons, Map<string, { readonly value: T }>>();
  return (lexicons, language) => {
    const byLanguage = made.get(lexicons) ?? new Map<string, { readonly value: T }>();
    made.set(lexicons, byLanguage);
    const known = byLanguage.get(language) ?? { value: make(lexicons, language) };
    byLanguage.set(language, known);
    return known.value;
  };
}
