import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "#app/accounts/sign-in.server.ts";
import { onlyPost } from "#app/platform/requests.ts";

export const loader = onlyPost;

/** Ends the session of this browser, when it has one. */
export async function action({ context }: ActionFunctionArgs) {
  const cookie = await signOut(context, context.actor);
  return redirect("/login?done=signed-out", {
    status: 303,
    headers: { "Set-Cookie": cookie },
  });
}
