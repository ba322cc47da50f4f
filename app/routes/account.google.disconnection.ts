import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { disconnectGoogle } from "#app/accounts/ways-in.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

export const loader = onlyPost;

/** Google no longer opens this account, when a password does. Without one, the account's page says what to do first. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request, "/account");
  const done = await disconnectGoogle(context, actor);
  return redirect(done ? "/account?done=google-off" : "/account", 303);
}
