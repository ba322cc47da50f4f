import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { onlyPost } from "#app/platform/requests.ts";
import { sayDifferent } from "#app/uploads/duplicates/near-duplicates.server.ts";
import { submissionPath } from "#app/uploads/submissions/submission-notices.ts";
import { readSubmissionId } from "#app/uploads/submissions/submission.server.ts";

export const loader = onlyPost;

/** Remembers that one's own picture is another one than a neighbour. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = requirePermission(context, request, "upload", "/submissions");
  const memeId = readSubmissionId(params["id"]);
  const neighbourAssetId = readSubmissionId(params["assetId"]);
  await sayDifferent(context, { memeId, neighbourAssetId, by });
  return redirect(submissionPath(memeId, "different"), 303);
}
