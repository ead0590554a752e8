import { z } from "zod";

/** What a page is told when something was not done: a code and one sentence. RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

const statuses: Readonly<Record<string, number>> = {
  "not-found": 404,
  "bad-input": 400,
  empty: 400,
  ambiguous: 409,
  "too-large": 413,
  "cannot-read": 422,
  binary: 422,
  "bad-encoding": 422,
  "bad-form": 422,
  withheld: 403,
  "read-only": 409,
  "disk-full": 507,
};

/** An error of any room as a problem; what no room foresaw says nothing of its cause, so that no sealed word gets out. */
export function problemOf(error: unknown): Problem {
  if (error instanceof SyntaxError)
    return { status: 400, code: "bad-input", detail: "Reading the request: it is not JSON." };
  if (error instanceof z.ZodError) {
    const [first] = error.issues;
    return {
      status: 400,
      code: "bad-input",
      detail: `Reading the request at "${first?.path.join(".") ?? ""}": ${first?.message ?? "it is not of the shape that is needed"}.`,
    };
  }
  if (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.name.endsWith("Error") &&
    error.name !== "Error"
  ) {
    return { status: statuses[error.code] ?? 400, code: error.code, detail: error.message };
  }
  return {
    status: 500,
    code: "unexpected",
    detail: "Something went wrong that should not have; nothing was written. Please report it.",
  };
}
