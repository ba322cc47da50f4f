import type { IncomingMessage } from "node:http";
import { isApiAddress } from "#app/platform/api-address.ts";
import {
  addressKey,
  openClientAddress,
  type RequestOrigin,
} from "#app/platform/client-address.server.ts";
import type { Identity } from "#app/platform/identification.server.ts";
import type { Refusal } from "#app/platform/refusals.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  openAccessTokens,
  type AccessTokens,
} from "./programs/access-tokens.server.ts";
import type { Actor } from "./actor.ts";
import { bearerOf, readBearer } from "./programs/api-credentials.server.ts";
import { openKnownDevices, type KnownDevices } from "./known-devices.server.ts";
import { openPasswords, type Passwords } from "./passwords.server.ts";
import { openSessions, type Sessions } from "./sessions.server.ts";

export interface Accounts {
  sessions: Sessions;
  accessTokens: AccessTokens;
  passwords: Passwords;
  knownDevices: KnownDevices;
  /** Where a request comes from, as limits count it. */
  addressOf(request: RequestOrigin): string;
  /**
   * Whoever the request's bearer token or cookie stands for. At the API a token goes before a cookie, and a bad one is
   * refused and never made good by a cookie; screens look at the cookie alone. A cookie that is forged, broken or over is nobody.
   */
  identify(
    request: Pick<IncomingMessage, "url" | "headers">,
  ): Promise<Identity<Actor>>;
}

/** Where programs sign in and out: the proof is in the body, and an old token in the header is no fault. */
const SIGN_IN = /^\/api\/v1\/sessions(?=[/?#]|$)/i;
const NOBODY: Identity<Actor> = { actor: null, cookies: [] };
/** RFC 6750, 3.1. */
const BAD_TOKEN: Refusal = {
  code: "unauthenticated",
  headers: ["WWW-Authenticate", 'Bearer error="invalid_token"'],
};

/** Opens what tells one person from another. */
export function openAccounts(
  needs: Pick<Services, "env" | "db" | "clock" | "limits">,
): Accounts {
  const sessions = openSessions(needs);
  const accessTokens = openAccessTokens(needs);
  const clientAddress = openClientAddress(needs.env.TRUSTED_PROXIES);

  async function byBearer(
    bearer: string,
    url: string,
  ): Promise<Identity<Actor>> {
    const actor = await readBearer({ ...needs, accessTokens }, bearer);
    if (!actor)
      return SIGN_IN.test(url) ? NOBODY : { ...NOBODY, refusal: BAD_TOKEN };
    const { credentialId } = actor;
    const verdict = await needs.limits.takeAll(
      ["token_minute", credentialId],
      ["token_hour", credentialId],
    );
    if (verdict.allowed) return { actor, cookies: [], verdict };
    return { ...NOBODY, refusal: { code: "rate_limited", verdict } };
  }

  return {
    sessions,
    accessTokens,
    passwords: openPasswords(),
    knownDevices: openKnownDevices(needs.env),
    addressOf: (request) => addressKey(clientAddress(request)),
    async identify({ url = "/", headers }) {
      const bearer = isApiAddress(url) ? bearerOf(headers) : null;
      if (bearer !== null) return byBearer(bearer, url);
      const { actor, forget } = await sessions.read(headers.cookie);
      return { actor, cookies: forget ? [sessions.clearing] : [] };
    },
  };
}
