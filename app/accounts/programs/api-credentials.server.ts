import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "#app/platform/clock.ts";
import type { Db } from "#app/platform/database.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import type { AccessTokens } from "./access-tokens.server.ts";
import type { Actor } from "../actor.ts";
import { API_TOKEN_PREFIX, readApiToken } from "./api-tokens.server.ts";
import { readFamily } from "./refresh-tokens.server.ts";

interface Needs {
  db: Db;
  clock: Clock;
  accessTokens: AccessTokens;
}

/** The secret of an `Authorization: Bearer` header; null when there is none. Other schemes are somebody else's. */
export function bearerOf({
  authorization,
}: Pick<IncomingHttpHeaders, "authorization">): string | null {
  const given = /^bearer(?: +(.*))?$/i.exec(authorization ?? "");
  return given && (given[1] ?? "").trim();
}

/**
 * Who a bearer token stands for, with the rights they have at this moment: the rows are read for each request, so
 * a revocation, another role or a deleted account counts at once. Null for whatever is no good (any more).
 */
export async function readBearer(
  needs: Needs,
  bearer: string,
): Promise<Actor | null> {
  if (bearer.startsWith(API_TOKEN_PREFIX)) {
    const token = await readApiToken(needs, bearer);
    if (!token) return null;
    const { person, id: credentialId, scopes } = token;
    return { ...facts(person), via: "api_token", credentialId, scopes };
  }
  const claims = await needs.accessTokens.verify(bearer);
  const person = claims && (await readFamily(needs, claims.familyId));
  if (!person || person.id !== claims.personId) return null;
  const { familyId: credentialId } = claims;
  return { ...facts(person), via: "access_token", credentialId, scopes: null };
}

function facts({ id, email, name, role, locale, timeZone }: Person) {
  return { id, email, name, role, locale, timeZone };
}
