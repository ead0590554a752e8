export { type TableChanges, tableChanges } from "./changes.ts";
export { compareIncident } from "./compare.ts";
export type { Denial } from "./denial.ts";
export type { Drift } from "./drift.ts";
export type { Evidence } from "./evidence.ts";
export {
  type ExpectedItem,
  type ExpectedMark,
  type ExpectedRecord,
  type ExpectedState,
  expectedStates,
  parseChecklist,
} from "./expected.ts";
export type { AccountWords } from "./fact.ts";
export type * from "./input.ts";
export { closenesses, relationKinds } from "./input.ts";
export type { Matter } from "./matters.ts";
export { type QuestionId, questions } from "./question.ts";
export { type PlacedIncident, type RelationSuggestion, suggestRelations } from "./relations.ts";
export type { RelayChange } from "./relay.ts";
export type { NearNames } from "./rings.ts";
export { type PairReason, type Suggestion, suggestIncidents } from "./suggest.ts";
export type * from "./table.ts";
export type { QuotedSpeaker, WordingProfile, WordUsed } from "./wording.ts";
