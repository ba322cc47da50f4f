import { cookieKind, readCookie, setCookie } from "#app/platform/cookies.ts";
import type { Env } from "#app/platform/env.server.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import { createSecret } from "./secret-tokens.server.ts";

/**
 * Browsers that somebody has signed in from. Their owner gets in from there even while strangers try so many passwords
 * that the account is closed to everybody else: whoever attacks it cannot lock them out. The cookie opens nothing by itself.
 */
export interface KnownDevices {
  /** The browser's own name, when this person has signed in from it; null for any other. */
  read(
    cookieHeader: string | null,
    person: { id: string } | null,
  ): string | null;
  /** The `Set-Cookie` value by which the browser is known again. */
  remember(person: { id: string }): string;
}

export function openKnownDevices(
  env: Pick<Env, "SESSION_SECRETS" | "BASE_URL">,
): KnownDevices {
  const kind = cookieKind("device", env.BASE_URL);
  const signer = createSigner(env.SESSION_SECRETS, "device:1");
  return {
    read(header, person) {
      const cookie = readCookie(header ?? undefined, kind.name);
      const known = cookie === null ? null : signer.verify(cookie);
      const [personId, device = null] = known?.split(".") ?? [];
      return person && personId === person.id ? device : null;
    },
    remember: ({ id }) =>
      setCookie(kind, signer.sign(`${id}.${createSecret()}`)),
  };
}
