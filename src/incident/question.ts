/** The questions down the table, in order: id and title. Figures and deeds add a row for each kind that is told. */
export const questions = [
  { id: "what-is-it-called", title: "What is it called?", note: "in whose words" },
  { id: "what-was-done", title: "What was done?", note: "a matter a row" },
  { id: "who-did-it", title: "Who did it?", note: "how visible is the doer" },
  { id: "to-whom", title: "To whom?", note: "as worded" },
  { id: "where", title: "Where?", note: "as worded" },
  { id: "when", title: "When?", note: "the source's own date first" },
  { id: "how-many", title: "How many?", note: "never added up" },
  { id: "who-says-so", title: "Who says so, and how do they know?", note: "mouths inside the account" },
  { id: "what-is-missing", title: "What is missing?", note: "told" },
] as const;

/** One of the questions that an account can be read for. */
export type QuestionId = (typeof questions)[number]["id"];

/** The one row of a question that has one: its id is the question's. */
export function questionRow(id: QuestionId): { id: string; question: QuestionId; title: string; note: string } {
  const { title, note } = questions.find((question) => question.id === id)!;
  return { id, question: id, title, note };
}

/** A kind of deed or figure in plain words, for a row's title. */
export function plainTitle(kind: string): string {
  const known: Readonly<Record<string, string>> = {
    killed: "How many were killed?",
    wounded: "How many were hurt?",
    detained: "How many were held?",
    displaced: "How many had to leave?",
    destroyed: "How many were destroyed?",
    missing: "How many are missing?",
    assaulted: "How many were assaulted?",
    death: "How did he or she die?",
  };
  return known[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll("-", " ")}`;
}
