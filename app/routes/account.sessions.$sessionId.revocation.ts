import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { endSession } from "#app/accounts/sessions.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

const path = z.object({ sessionId: z.uuid() });

export const loader = onlyPost;

/** Signs another browser of the same person out. Somebody else's session is not found. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request, "/account");
  const { data: known } = path.safeParse(params);
  const ended =
    known && (await endSession(context, { personId, id: known.sessionId }));
  if (!ended) throw new Response(null, { status: 404 });
  context.log.security("session_ended", {
    ...{ requestId: context.requestId, personId },
  });
  return redirect("/account?done=session", 303);
}
