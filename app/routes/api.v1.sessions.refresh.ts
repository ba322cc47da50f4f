import type { ActionFunctionArgs } from "@remix-run/node";
import {
  refreshBody,
  refreshProgram,
} from "#app/accounts/programs/api-sessions.server.ts";
import { apiRefusal, apiTooMany } from "#app/platform/api-refusal.ts";
import { readJson } from "#app/platform/read-json.server.ts";
import { answerByMethod, onlyMethods } from "#app/platform/requests.ts";

/** What a program that was signed out should do. */
const SIGN_IN_AGAIN = {
  message: "This sign-in is over. Please sign in again.",
};

export const loader = onlyMethods("POST");

export const action = answerByMethod({ POST: refresh });

async function refresh({ request, context }: ActionFunctionArgs) {
  const { refreshToken } = await readJson(context, request, refreshBody);
  const refreshed = await refreshProgram(context, refreshToken);
  if (refreshed.ok) return Response.json(refreshed.answer);
  return refreshed.rejection === "rate_limited"
    ? apiTooMany(context, refreshed.verdict)
    : apiRefusal(context, "unauthenticated", SIGN_IN_AGAIN);
}
