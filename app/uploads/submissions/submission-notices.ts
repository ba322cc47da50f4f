/** What has just happened to a submission, told by the screen that it led to in `?done=`. */
export const SUBMISSION_DONE = {
  saved: "done",
  in_review: "done",
  held: "done",
  withdrawn: "done",
  sent_again: "done",
  different: "done",
  changed: "note",
  gone: "note",
} as const satisfies Record<string, "done" | "note">;
export type SubmissionDone = keyof typeof SUBMISSION_DONE;

/** What the address of a request says has happened; null when that is nothing of ours. */
export function readSubmissionDone(request: Request): SubmissionDone | null {
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return Object.hasOwn(SUBMISSION_DONE, done) ? (done as SubmissionDone) : null;
}

/** The address of a submission, with what has happened to it. */
export function submissionPath(id: string, done?: SubmissionDone): string {
  return `/submissions/${id}${done ? `?done=${done}` : ""}`;
}
