import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { endAllSessions } from "#app/accounts/sessions.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

export const loader = onlyPost;

/** Signs every other browser of the same person out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request, "/account");
  const { id: personId, credentialId: except } = actor;
  const ended = await endAllSessions(context, { personId, except });
  const { requestId } = context;
  context.log.security("other_sessions_ended", { requestId, personId, ended });
  return redirect("/account?done=sessions", 303);
}
