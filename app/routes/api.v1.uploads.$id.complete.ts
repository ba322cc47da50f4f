import type { ActionFunctionArgs } from "@remix-run/node";
import { requireApiPermission } from "#app/accounts/guards.server.ts";
import { readJson } from "#app/platform/read-json.server.ts";
import { answerByMethod, onlyPost } from "#app/platform/requests.ts";
import { answerUpload } from "#app/uploads/receiving/api-upload.server.ts";
import { completeUpload } from "#app/uploads/direct/complete.server.ts";
import { answerIncomplete } from "#app/uploads/importing/import-answers.server.ts";
import { requireOpenUploads } from "#app/uploads/receiving/open-uploads.server.ts";
import { completeBody } from "#app/uploads/direct/presign-body.ts";

export const loader = onlyPost;

export const action = answerByMethod({ POST: complete });

/** Takes in what has come to the address of an announced file. */
async function complete({ request, context, params }: ActionFunctionArgs) {
  const person = requireApiPermission(context, "upload");
  requireOpenUploads(context, person);
  // All words may have come with the announcement: then nothing is sent here.
  const { headers } = request;
  const isSilent =
    !headers.has("Content-Type") || headers.get("Content-Length") === "0";
  const words = isSilent ? {} : await readJson(context, request, completeBody);
  const { locale, address } = context;
  const completion = { id: params["id"] ?? "", words, locale, address };
  const result = await completeUpload(context, person, completion);
  return result.ok
    ? answerUpload(context, person, result)
    : answerIncomplete(context, result.refusal);
}
