import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { revokeApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { onlyPost, parseFields } from "#app/platform/requests.ts";

/** Where the button is. */
const TOKENS = "/account/tokens";

const address = z.object({ tokenId: z.uuid() });

export const loader = onlyPost;

/** Ends a token of one's own. A second press of the button finds the work done. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request, TOKENS);
  const { tokenId: id } = parseFields(address, Object.entries(params));
  await revokeApiToken(context, { personId, id });
  return redirect(`${TOKENS}?done=token`, 303);
}
