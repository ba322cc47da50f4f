import type { ActionFunctionArgs } from "@remix-run/node";
import {
  refreshBody,
  signInBody,
  signInProgram,
  signOutProgram,
} from "#app/accounts/programs/api-sessions.server.ts";
import { apiRefusal, apiTooMany } from "#app/platform/api-refusal.ts";
import { readJson, readJsonIfAny } from "#app/platform/read-json.server.ts";
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

/** By a refresh token in the body, or by the access token that came along; of one that is over nothing is left to end. */
async function signOut({ request, context }: ActionFunctionArgs) {
  const { actor } = context;
  const told = await readJsonIfAny(context, request, refreshBody);
  if (told) await signOutProgram(context, told);
  else if (actor?.via === "access_token")
    await signOutProgram(context, { actor });
  else return apiRefusal(context, "unauthenticated");
  return new Response(null, { status: 204 });
}
