import type { Role } from "#prisma/generated/enums.ts";
import {
  coversPermission,
  hasPermission,
  type Permission,
} from "./permissions.ts";

/** Somebody with a name who makes a request, and by which proof. */
export interface Actor {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: string;
  timeZone: string | null;
  /** A browser's session, an access token after a sign-in by API, or a named token. */
  via: "session" | "access_token" | "api_token";
  /** The row of the session, token family or named token. */
  credentialId: string;
  /** What a named token is limited to; null: everything that the role may. */
  scopes: readonly string[] | null;
}

/** Whether the role has this right and the token, if it is one, was given it. */
export function mayDo(
  { role, scopes }: Pick<Actor, "role" | "scopes">,
  permission: Permission,
): boolean {
  if (!hasPermission(role, permission)) return false;
  return scopes === null || coversPermission(scopes, permission);
}
