import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { endProgram } from "#app/accounts/programs/refresh-tokens.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

const path = z.object({ familyId: z.uuid() });

export const loader = onlyPost;

/** Signs a program of the same person out. A second press of the button finds the work done; somebody else's program stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request, "/account");
  const { data: known } = path.safeParse(params);
  if (!known) throw new Response(null, { status: 404 });
  const { requestId } = context;
  if (await endProgram(context, { personId, id: known.familyId }))
    context.log.security("program_ended", { requestId, personId });
  return redirect("/account?done=program", 303);
}
