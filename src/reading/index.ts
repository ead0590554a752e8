export { broaderDeeds } from "./deed/deed-kinds.ts";
export { ReadingError } from "./error.ts";
export type { Explanation } from "./explain.ts";
export { createReader, type Reader, sureFrom } from "./read.ts";
export type * from "./result.ts";
