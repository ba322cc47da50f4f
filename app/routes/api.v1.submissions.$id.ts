import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireApiPermission } from "#app/accounts/guards.server.ts";
import { onlyMethods } from "#app/platform/requests.ts";
import { getSubmission } from "#app/uploads/submissions/submission-answer.server.ts";

export const action = onlyMethods("GET", "HEAD");

/** What became of a picture that one has put in, by the id of the upload or of the meme. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { id: personId } = requireApiPermission(context, "upload");
  const { id = "" } = params;
  return Response.json(await getSubmission(context, { id, personId }));
}
