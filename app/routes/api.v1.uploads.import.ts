import type { ActionFunctionArgs } from "@remix-run/node";
import { requireApiPermission } from "#app/accounts/guards.server.ts";
import { readJson } from "#app/platform/read-json.server.ts";
import { answerByMethod, onlyPost } from "#app/platform/requests.ts";
import { answerUpload } from "#app/uploads/receiving/api-upload.server.ts";
import { importBody } from "#app/uploads/importing/import-body.ts";
import { answerRefusal } from "#app/uploads/importing/import-answers.server.ts";
import {
  importPicture,
  requireOpenImports,
} from "#app/uploads/importing/import.server.ts";

export const loader = onlyPost;

export const action = answerByMethod({ POST: fetchPicture });

/** Fetches a picture from an address and takes it in. */
async function fetchPicture({ request, context }: ActionFunctionArgs) {
  const person = requireApiPermission(context, "upload");
  requireOpenImports(context, person);
  const body = await readJson(context, request, importBody);
  const { url, idempotencyKey = null, ...typed } = body;
  const { locale, address } = context;
  const needs = { ...context, imports: context.features.imports };
  const result = await importPicture(needs, person, {
    ...{ url, typed, idempotencyKey, locale, address },
    signal: request.signal,
  });
  return result.ok
    ? answerUpload(context, person, result)
    : answerRefusal(context, result.refusal);
}
