import type { Row } from "../../../src/incident/cell.ts";
import { plainTitle, type QuestionId, questions } from "../../../src/incident/question.ts";
import en from "../../strings/en.json";
import { type MessageId, t } from "../../words.ts";
import { noteWords } from "./note-words.ts";

const kinds = ["killed", "wounded", "detained", "displaced", "destroyed", "missing", "assaulted", "death"] as const;

/** A row's title in the reader's language where the program words it; a person's own words and rarer kinds stay as they are. */
export function rowTitle(row: Row): string {
  const question = questionOf(row);
  if (question !== null) return t(`question.${question}`);
  const kind = kinds.find((one) => plainTitle(one) === row.title);
  return kind === undefined ? row.title : t(`title.${kind}`);
}

/** What a row is about, in the reader's language where the program words it. */
export function rowNote(row: Row): string {
  const question = questionOf(row);
  return question === null ? noteWords(row.note) : t(`question.${question}.note`);
}

function questionOf(row: Row): QuestionId | null {
  return questions.find((one) => one.id === row.question && one.title === row.title)?.id ?? null;
}

/** What kind of piece an account is, in the reader's language. */
export function formWords(form: string): string {
  const id = `form.${form}`;
  return id in en ? t(id as MessageId) : form;
}
