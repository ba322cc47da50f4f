import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { endSession } from "#app/accounts/sessions.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

const path = z.object({ sessionId: z.uuid() });

export const loader = onlyPost;

/** Signs another browser of the same person out. A second press of the button finds the work done; somebody else's session stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request, "/account");
  const { data: known } = path.safeParse(params);
  if (!known) throw new Response(null, { status: 404 });
  const { requestId } = context;
  if (await endSession(context, { personId, id: known.sessionId }))
    context.log.security("session_ended", { requestId, personId });
  return redirect("/account?done=session", 303);
}
