import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { onlyMethods } from "#app/platform/requests.ts";
import { streamOwnPicture } from "#app/uploads/submissions/submission-picture.server.ts";
import { readSubmissionId } from "#app/uploads/submissions/submission.server.ts";

export const action = onlyMethods("GET", "HEAD");

/** A picture of one's own, held ones too, in one of its sizes, moving or still. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id: personId } = requirePermission(context, request, "upload");
  const memeId = readSubmissionId(params["id"]);
  const { searchParams } = new URL(request.url);
  const size = searchParams.get("size");
  const isStill = searchParams.has("still");
  const onlyFacts = request.method === "HEAD";
  return streamOwnPicture(context, {
    ...{ memeId, personId, size, isStill, onlyFacts },
  });
}
