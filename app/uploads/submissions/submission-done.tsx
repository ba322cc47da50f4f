import { Notice } from "#app/ui/form/notice.tsx";
import type { SubmissionMessages } from "../messages/submissions-catalogue.ts";
import { SUBMISSION_DONE, type SubmissionDone } from "./submission-notices.ts";

/** Says what has just happened to a submission, when something has. */
export function DoneNotice({
  done,
  words,
}: {
  done: SubmissionDone | null;
  words: Pick<SubmissionMessages, "done">;
}) {
  return (
    done && <Notice kind={SUBMISSION_DONE[done]}>{words.done[done]}</Notice>
  );
}
