import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { onlyPost } from "#app/platform/requests.ts";
import {
  readStamp,
  sendSubmissionAgain,
} from "#app/uploads/submissions/submission-acts.server.ts";
import { submissionPath } from "#app/uploads/submissions/submission-notices.ts";
import { readSubmissionId } from "#app/uploads/submissions/submission.server.ts";

export const loader = onlyPost;

const REFUSED = { conflict: "changed", picture_gone: "gone" } as const;

/** Sends a rejected or withdrawn picture of one's own to review again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = requirePermission(context, request, "upload", "/submissions");
  const memeId = readSubmissionId(params["id"]);
  const seen = { stamp: await readStamp(request), locale: context.locale };
  const result = await sendSubmissionAgain(context, { memeId, by }, seen);
  if (result.ok) return redirect(submissionPath(memeId, "sent_again"), 303);
  if (result.rejection === "forbidden_term")
    return redirect(`/submissions/${memeId}/words?check=terms`, 303);
  return redirect(submissionPath(memeId, REFUSED[result.rejection]), 303);
}
