import type { ActionFunctionArgs } from "@remix-run/node";
import {
  refreshBody,
  signInBody,
  signInProgram,
  signOutProgram,
} from "#app/accounts/programs/api-sessions.server.ts";
import { apiRefusal, apiTooMany } from "#app/platform/api-refusal.ts";
import { readJson } from "#app/platform/read-json.server.ts";
import { answerByMethod, onlyMethods } from "#app/platform/requests.ts";

/** The same for every reason there is. */
const WRONG = { message: "The address or the password is wrong." };

export const loader = onlyMethods("POST", "DELETE");

export const action = answerByMethod({ POST: signIn, DELETE: signOut });

async function signIn({ request, context }: ActionFunctionArgs) {
  const credentials = await readJson(context, request, signInBody);
  const signed = await signInProgram(context, credentials, request.headers);
  if (signed.ok) return Response.json(signed.answer, { status: 201 });
  return signed.rejection === "rate_limited"
    ? apiTooMany(context, signed.verdict)
    : apiRefusal(context, "unauthenticated", WRONG);
}

/** By the access token that came along, or by a refresh token in the body; of one that is over nothing is left to end. */
async function signOut({ request, context }: ActionFunctionArgs) {
  const { actor } = context;
  if (request.headers.has("Content-Type")) {
    await signOutProgram(
      context,
      await readJson(context, request, refreshBody),
    );
  } else if (actor?.via === "access_token") {
    await signOutProgram(context, { actor });
  } else return apiRefusal(context, "unauthenticated");
  return new Response(null, { status: 204 });
}
