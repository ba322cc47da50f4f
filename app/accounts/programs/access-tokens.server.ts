import { createHash, createHmac } from "node:crypto";
import { jwtVerify, SignJWT, type JWTHeaderParameters } from "jose";
import { z } from "zod";
import type { Clock } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.server.ts";

export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** The only way of signing that is taken, whatever a token says of itself. */
const ALGORITHM = "HS256";
/** RFC 9068: nothing else of ours that is signed passes for an access token. */
const TYPE = "at+jwt";
const KEY_PURPOSE = "access-token:1";
const KEY_ID_CHARACTERS = 8;
/** Ours have a third of this. */
const MAX_TOKEN_CHARACTERS = 2048;

/** Who a token was made for, and in which sign-in. Whether that still holds is for the database to say. */
export interface AccessClaims {
  personId: string;
  familyId: string;
}

export interface AccessTokens {
  issue(claims: AccessClaims): Promise<string>;
  /** What a token says, or null for one that is broken, forged, for somebody else or over. */
  verify(token: string): Promise<AccessClaims | null>;
}

interface Needs {
  env: Pick<Env, "JWT_SECRETS" | "BASE_URL">;
  clock: Clock;
}

const payloadSchema = z.object({ sub: z.uuid(), sid: z.uuid() });

/** Access tokens are JWTs (RFC 9068). The first of JWT_SECRETS signs, every one verifies, so that they can be rotated. */
export function openAccessTokens({ env, clock }: Needs): AccessTokens {
  const keys = new Map(env.JWT_SECRETS.map(namedKey));
  const [current] = keys;
  if (!current) throw new Error("No secret to sign access tokens with");
  const [currentId, currentKey] = current;
  const parties = { issuer: env.BASE_URL, audience: `${env.BASE_URL}/api` };
  const seconds = () => Math.floor(clock.now() / 1000);

  function keyOf({ kid }: JWTHeaderParameters): Uint8Array {
    const key = keys.get(kid ?? "");
    if (!key) throw new UnknownKey();
    return key;
  }

  return {
    issue: ({ personId, familyId }) =>
      new SignJWT({ sid: familyId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: currentId })
        .setSubject(personId)
        .setIssuer(parties.issuer)
        .setAudience(parties.audience)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + ACCESS_TOKEN_SECONDS)
        .sign(currentKey),
    async verify(token) {
      if (token.length > MAX_TOKEN_CHARACTERS) return null;
      const verified = await jwtVerify(token, keyOf, {
        ...parties,
        algorithms: [ALGORITHM],
        typ: TYPE,
        requiredClaims: ["sub", "sid", "iat", "exp"],
        currentDate: new Date(clock.now()),
      }).catch(refusedAsNull);
      const payload = payloadSchema.safeParse(verified?.payload);
      if (!payload.success) return null;
      const { sub: personId, sid: familyId } = payload.data;
      return { personId, familyId };
    },
  };
}

class UnknownKey extends Error {
  readonly code = "ERR_UNKNOWN_KEY";
}

/** A key for this purpose alone, and a name for it that tells nothing of it. */
function namedKey(secret: string): [string, Uint8Array] {
  const key = createHmac("sha256", secret).update(KEY_PURPOSE).digest();
  const digest = createHash("sha256").update(key).digest("base64url");
  return [digest.slice(0, KEY_ID_CHARACTERS), key];
}

/** jose throws for whatever is wrong with a token; anything else is a fault of ours. */
function refusedAsNull(error: unknown): null {
  const { code } = error as { code?: string };
  if (/^ERR_(JW|JOSE|UNKNOWN_KEY)/.test(code ?? "")) return null;
  throw error;
}
