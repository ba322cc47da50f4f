import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { withdrawMeme } from "#app/moderation/own-memes.server.ts";
import { onlyPost } from "#app/platform/requests.ts";
import { submissionPath } from "#app/uploads/submissions/submission-notices.ts";
import { readSubmissionId } from "#app/uploads/submissions/submission.server.ts";

export const loader = onlyPost;

/** Takes a picture of one's own back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = requirePermission(context, request, "upload", "/submissions");
  const memeId = readSubmissionId(params["id"]);
  const result = await withdrawMeme(context, { memeId, by });
  const done = result.ok ? "withdrawn" : "changed";
  return redirect(submissionPath(memeId, done), 303);
}
