import type { ActionFunctionArgs } from "@remix-run/node";
import { requireApiPermission } from "#app/accounts/guards.server.ts";
import { readJson } from "#app/platform/read-json.server.ts";
import { answerByMethod, onlyPost } from "#app/platform/requests.ts";
import { answerRefusal } from "#app/uploads/importing/import-answers.server.ts";
import { requireOpenUploads } from "#app/uploads/receiving/open-uploads.server.ts";
import { presignUpload } from "#app/uploads/direct/presign.server.ts";
import { presignBody } from "#app/uploads/direct/presign-body.ts";

export const loader = onlyPost;

export const action = answerByMethod({ POST: announce });

/** Announces a file and gives the address that takes it. */
async function announce({ request, context }: ActionFunctionArgs) {
  const person = requireApiPermission(context, "upload");
  requireOpenUploads(context, person);
  const body = await readJson(context, request, presignBody);
  const { fileName, contentType, bytes, ...words } = body;
  const file = { fileName, contentType, bytes, words };
  const result = await presignUpload(context, person, file);
  if (!result.ok) return answerRefusal(context, result.refusal);
  const { id, upload } = result;
  return Response.json({ id, status: "receiving", upload }, { status: 201 });
}
