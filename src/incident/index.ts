export { compareIncident } from "./compare.ts";
export type { Evidence } from "./evidence.ts";
export type * from "./input.ts";
export { type QuestionId, questions } from "./question.ts";
export type { NearNames } from "./rings.ts";
export { type PairReason, type Suggestion, suggestIncidents } from "./suggest.ts";
export type * from "./table.ts";
