import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Db } from "#app/platform/database.server.ts";
import type { ApiToken, Person } from "#prisma/generated/client.ts";
import { SCOPE_NAMES, scopesOf, type Scope } from "../permissions.ts";
import { isStillProven, type Proof } from "../proofs.server.ts";
import { createSecret, hashSecret } from "../secret-tokens.server.ts";

/** By this, programs that look for leaked secrets know one of ours: `mng_[\w-]{43}`. */
export const API_TOKEN_PREFIX = "mng_";
export const MAX_API_TOKENS = 50;
const HINT_CHARACTERS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Each request would be a write; a minute's vagueness hurts nobody. */
const USED_AGAIN_AFTER_MS = 60_000;

interface Needs {
  db: Db;
  clock: Clock;
}

export interface NewApiToken {
  /** Whose it is, with the proof of who asks for it: a session, or the row itself. */
  owner: Proof & Pick<Person, "role">;
  name: string;
  scopes: readonly Scope[];
  /** Until it expires; null: never. */
  days: number | null;
  /** A person's id, or "command line". */
  by: string;
}

export type ApiTokenCreated =
  | { ok: true; token: ApiToken; secret: string }
  | { ok: false; rejection: ApiTokenRejection };

/** `unproven`: whoever asks has been signed out since, or the account has changed. */
export type ApiTokenRejection =
  "no_scope" | "scope_beyond_role" | "too_many" | "unproven";

/**
 * Makes a named token, while the proof of who asks still holds: a form may take its time, and everything may have ended
 * meanwhile. The secret is in the answer and nowhere else, ever.
 */
export async function createApiToken(
  { db, clock }: Needs,
  { owner, name, scopes, days, by }: NewApiToken,
): Promise<ApiTokenCreated> {
  if (scopes.length === 0) return { ok: false, rejection: "no_scope" };
  const offered = scopesOf(owner.role);
  if (!scopes.every((scope) => offered.includes(scope)))
    return { ok: false, rejection: "scope_beyond_role" };
  const now = clock.now();
  const secret = API_TOKEN_PREFIX + createSecret();
  const expiresAt = days === null ? null : new Date(now + days * DAY_MS);
  const made = await db.$transaction(async (tx) => {
    if (!(await isStillProven(tx, owner))) return "unproven";
    const living = { personId: owner.id, revokedAt: null };
    if ((await tx.apiToken.count({ where: living })) >= MAX_API_TOKENS)
      return "too_many";
    const created = await tx.apiToken.create({
      data: {
        ...{ personId: owner.id, name, scopes: [...scopes], expiresAt },
        tokenHash: hashSecret(secret),
        hint: secret.slice(-HINT_CHARACTERS),
        createdAt: new Date(now),
      },
    });
    await recordAudit(tx, now, {
      ...{ actor: by, action: "token.create", subject: `token:${created.id}` },
      detail: {
        ...{ owner: owner.id, scopes: [...scopes] },
        expiresAt: expiresAt?.toISOString() ?? null,
      },
    });
    return created;
  });
  return typeof made === "string"
    ? { ok: false, rejection: made }
    : { ok: true, token: made, secret };
}

/** The tokens of a person that were not revoked, the newest first; times in ISO 8601. */
export async function listApiTokens({ db, clock }: Needs, personId: string) {
  const now = clock.now();
  const tokens = await db.apiToken.findMany({
    where: { personId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return tokens.map(({ id, name, hint, ...token }) => ({
    ...{ id, name, hint },
    scopes: SCOPE_NAMES.filter((scope) => token.scopes.includes(scope)),
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
    isOver: (token.expiresAt?.getTime() ?? Infinity) <= now,
  }));
}

/** Ends a token of a person's own, at once. @returns whether there was one */
export function revokeApiToken(
  { db, clock }: Needs,
  { personId, id }: { personId: string; id: string },
): Promise<boolean> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, personId, revokedAt: null },
      data: { revokedAt: new Date(now) },
    });
    if (count === 0) return false;
    const subject = `token:${id}`;
    await recordAudit(tx, now, {
      ...{ actor: personId, action: "token.revoke", subject },
      detail: {},
    });
    return true;
  });
}

/** The token that a secret belongs to, with its owner, while it lasts. Notes that it was used. */
export async function readApiToken({ db, clock }: Needs, secret: string) {
  const now = clock.now();
  const token = await db.apiToken.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { person: true },
  });
  if (!token || token.revokedAt || token.person.deletedAt) return null;
  const { id, expiresAt, lastUsedAt } = token;
  if (expiresAt && expiresAt.getTime() <= now) return null;
  if (now - (lastUsedAt?.getTime() ?? 0) >= USED_AGAIN_AFTER_MS)
    await db.apiToken.updateMany({
      where: { id },
      data: { lastUsedAt: new Date(now) },
    });
  return token;
}
