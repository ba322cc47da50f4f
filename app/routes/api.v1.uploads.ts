import type { ActionFunctionArgs } from "@remix-run/node";
import { requireApiPermission } from "#app/accounts/guards.server.ts";
import { answerByMethod, onlyPost } from "#app/platform/requests.ts";
import { answerApiUpload } from "#app/uploads/receiving/api-upload.server.ts";
import { requireOpenUploads } from "#app/uploads/receiving/open-uploads.server.ts";

export const loader = onlyPost;

/** One picture with its words, as multipart/form-data. Its body was taken before this is asked: `context.intake`. */
export const action = answerByMethod({
  async POST({ request, context }: ActionFunctionArgs) {
    const person = requireApiPermission(context, "upload");
    requireOpenUploads(context, person);
    const key = request.headers.get("Idempotency-Key");
    return answerApiUpload(context, person, key);
  },
});
