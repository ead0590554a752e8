import type { Card } from "./result.ts";
import type { Lexicons } from "./words/lexicons.ts";

/** Which of the measured forms a card's form is like; others are judged by the whole language. */
const measuredAs: Readonly<Record<string, string>> = {
  "news-item": "news",
  commentary: "news",
  testimony: "testimony",
  quotation: "testimony",
  message: "chat",
  post: "chat",
  statement: "notice",
  document: "notice",
  caption: "headline",
};

/**
 * How well a language and form is read, from `lexicon/quality.txt`: each part as measured on that form, else (too few marks there)
 * on the whole language, else null. `on` says which sentences it was measured on; null when the language never was.
 */
export function qualityOf(lexicons: Lexicons, language: string, form: string): Card["quality"] {
  const entries = lexicons.entries("quality.txt");
  const row = (name: string) => entries.find((entry) => entry.words[0] === name)?.fields;
  const whole = row(language);
  const like = measuredAs[form];
  const own = like === undefined ? undefined : row(`${language} ${like}`);
  const part = (at: number) => value(own?.[at]) ?? value(whole?.[at]);
  const on = own ? `${language} ${like}: ${own.at(-1)}` : whole ? `${language}: ${whole.at(-1)}` : null;
  return { speakers: part(0), deeds: part(1), figures: part(2), dates: part(3), on };
}

function value(field: string | undefined): number | null {
  return field === undefined || field === "" || field === "-" ? null : Number(field);
}
