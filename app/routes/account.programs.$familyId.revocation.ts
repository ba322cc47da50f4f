import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { endProgram } from "#app/accounts/programs/refresh-tokens.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

const path = z.object({ familyId: z.uuid() });

export const loader = onlyPost;

/** Signs a program of the same person out. Somebody else's is not found. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request, "/account");
  const { data: known } = path.safeParse(params);
  const ended =
    known && (await endProgram(context, { personId, id: known.familyId }));
  if (!ended) throw new Response(null, { status: 404 });
  context.log.security("program_ended", {
    ...{ requestId: context.requestId, personId },
  });
  return redirect("/account?done=program", 303);
}
