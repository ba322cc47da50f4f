import {
  clearCookie,
  cookieKind,
  readCookie,
  setCookie,
} from "#app/platform/cookies.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import type { Actor } from "./actor.ts";
import { createSecret, hashSecret } from "./secret-tokens.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
export const SESSION_IDLE_MS = 7 * DAY_MS;
export const SESSION_ABSOLUTE_MS = 30 * DAY_MS;
/** Nobody looks through more. "Everywhere else" ends those too that are not listed. */
const SESSIONS_LISTED = 50;
/** Each request would be a write; a minute's vagueness hurts nobody. */
const SEEN_AGAIN_AFTER_MS = 60_000;

export interface Sessions {
  /** Who the cookie stands for, and whether it is one to forget. Never throws for what a stranger sends. */
  read(
    cookieHeader: string | undefined,
  ): Promise<{ actor: Actor | null; forget: boolean }>;
  /** Begins a session in the caller's transaction. @returns the `Set-Cookie` value */
  begin(tx: Tx, person: { id: string }, device: string): Promise<string>;
  /** The `Set-Cookie` value that makes a browser forget its session. */
  readonly clearing: string;
}

interface Needs {
  env: Pick<Env, "SESSION_SECRETS" | "BASE_URL">;
  db: Db;
  clock: Clock;
}

/**
 * Sessions are rows, read for each request of somebody who is signed in: a revocation counts everywhere at once. The
 * cookie holds a random secret, the row its hash, and the signature lets us drop forgeries without asking the database.
 */
export function openSessions({ env, db, clock }: Needs): Sessions {
  const kind = cookieKind("session", env.BASE_URL);
  const signer = createSigner(env.SESSION_SECRETS, "session:1");

  async function find(secret: string): Promise<Actor | null> {
    const now = clock.now();
    const session = await db.session.findUnique({
      where: { tokenHash: hashSecret(secret) },
      include: { person: true },
    });
    if (!session || session.person.deletedAt) return null;
    const { id, lastSeenAt, expiresAt, person } = session;
    const idle = now - lastSeenAt.getTime();
    if (idle > SESSION_IDLE_MS || expiresAt.getTime() <= now) return null;
    if (idle > SEEN_AGAIN_AFTER_MS)
      await db.session.updateMany({
        where: { id },
        data: { lastSeenAt: new Date(now) },
      });
    const { email, name, role, locale, timeZone } = person;
    return {
      ...{ id: person.id, email, name, role, locale, timeZone },
      ...{ via: "session", credentialId: id, scopes: null },
    };
  }

  return {
    clearing: clearCookie(kind),
    async read(header) {
      const cookie = readCookie(header, kind.name);
      if (cookie === null) return { actor: null, forget: false };
      const secret = signer.verify(cookie);
      const actor = secret === null ? null : await find(secret);
      return { actor, forget: actor === null };
    },
    async begin(tx, { id: personId }, device) {
      const now = clock.now();
      const secret = createSecret();
      await tx.session.create({
        data: {
          ...{ tokenHash: hashSecret(secret), personId, device },
          ...{ createdAt: new Date(now), lastSeenAt: new Date(now) },
          expiresAt: new Date(now + SESSION_ABSOLUTE_MS),
        },
      });
      return setCookie(kind, signer.sign(secret), SESSION_ABSOLUTE_MS / 1000);
    },
  };
}

/** One browser that a person is signed in from. */
export interface OwnSession {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Where a person is signed in, the browser used last before the others. */
export function listSessions(
  { db, clock }: Pick<Needs, "db" | "clock">,
  { personId }: { personId: string },
): Promise<OwnSession[]> {
  const now = clock.now();
  return db.session.findMany({
    where: {
      personId,
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gte: new Date(now - SESSION_IDLE_MS) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: SESSIONS_LISTED,
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  });
}

/** Ends one session of a person's own. @returns whether there was one */
export async function endSession(
  { db }: { db: Db | Tx },
  { personId, id }: { personId: string; id: string },
): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id, personId } });
  return count > 0;
}

/** Ends every session of a person, but for one. */
export async function endAllSessions(
  { db }: { db: Db | Tx },
  { personId, except }: { personId: string; except?: string },
): Promise<number> {
  const others = except ? { id: { not: except } } : {};
  const { count } = await db.session.deleteMany({
    where: { personId, ...others },
  });
  return count;
}
