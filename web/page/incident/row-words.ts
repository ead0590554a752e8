import { type QuestionId, questions } from "../../../src/incident/question.ts";
import type { Row } from "../../../src/incident/table.ts";
import { type MessageId, t } from "../../words.ts";

const known: ReadonlySet<string> = new Set(questions.map((question) => question.id));

/** A row's title in the reader's language where it is one of the questions; a person's own words stay as they are. */
export function rowTitle(row: Row): string {
  return isQuestion(row) ? t(`question.${row.question as QuestionId}` satisfies MessageId) : row.title;
}

/** What a row is about, in the reader's language where it is one of the questions. */
export function rowNote(row: Row): string {
  return isQuestion(row) ? t(`question.${row.question as QuestionId}.note` satisfies MessageId) : row.note;
}

function isQuestion(row: Row): boolean {
  return known.has(row.question) && questions.some((one) => one.id === row.question && one.title === row.title);
}
