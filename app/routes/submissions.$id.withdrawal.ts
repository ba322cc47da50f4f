import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { onlyPost } from "#app/platform/requests.ts";
import {
  readStamp,
  withdrawSubmission,
} from "#app/uploads/submissions/submission-acts.server.ts";
import { submissionPath } from "#app/uploads/submissions/submission-notices.ts";
import { readSubmissionId } from "#app/uploads/submissions/submission.server.ts";

export const loader = onlyPost;

/** Takes a picture of one's own back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = requirePermission(context, request, "upload", "/submissions");
  const memeId = readSubmissionId(params["id"]);
  const seen = { stamp: await readStamp(request), locale: context.locale };
  const result = await withdrawSubmission(context, { memeId, by }, seen);
  const done = result.ok ? "withdrawn" : "changed";
  return redirect(submissionPath(memeId, done), 303);
}
