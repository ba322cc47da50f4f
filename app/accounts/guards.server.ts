import { redirect } from "@remix-run/node";
import { apiRefusal } from "#app/platform/api-refusal.ts";
import { mayDo, type Actor } from "./actor.ts";
import type { Permission } from "./permissions.ts";

interface Context {
  actor: Actor | null;
  requestId: string;
}

/**
 * Whoever is signed in on a screen. Throws a way to the sign-in page, and back: to `screen` when the request's own address
 * shows none.
 */
export function requirePerson(
  { actor }: Context,
  request: Request,
  screen?: string,
): Actor {
  if (actor?.via === "session") return actor;
  throw signInFirst(request, screen);
}

/** The way to the sign-in page, and back as above: for whoever has been signed out meanwhile, too. */
export function signInFirst(request: Request, screen?: string): Response {
  const { pathname, search } = new URL(request.url);
  // After signing in, an action's address would be opened as a page: its screen is where the form was.
  const own = request.method === "GET" ? pathname + search : pathname;
  const next = screen ?? own;
  return redirect(`/login?next=${encodeURIComponent(next)}`, 303);
}

/** Somebody who may do this, on a screen. Throws the sign-in page and a way back, as above, or 403. */
export function requirePermission(
  context: Context,
  request: Request,
  permission: Permission,
  screen?: string,
): Actor {
  const actor = requirePerson(context, request, screen);
  if (!mayDo(actor, permission)) throw new Response(null, { status: 403 });
  return actor;
}

/** Somebody who may do this, by session or token, at an address of the API. Throws 401 or 403 as JSON. */
export function requireApiPermission(
  context: Context,
  permission: Permission,
): Actor {
  const actor = requireApiPerson(context);
  if (!mayDo(actor, permission)) throw apiRefusal(context, "forbidden");
  return actor;
}

/** Whoever is known at an address of the API. Throws 401 as JSON. */
export function requireApiPerson(context: Context): Actor {
  if (context.actor) return context.actor;
  throw apiRefusal(context, "unauthenticated");
}
