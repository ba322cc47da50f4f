import type { Clock } from "#app/platform/clock.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import { createSecret, hashSecret } from "../secret-tokens.server.ts";

/** How long a program stays signed in by one password, however often it asks for new tokens. */
export const REFRESH_MS = 30 * 24 * 60 * 60 * 1000;

/** A sign-in of a program, with the refresh token that is good for one more pair. */
export interface RefreshGrant {
  familyId: string;
  refreshToken: string;
  expiresAt: Date;
}

interface Needs {
  db: Db;
  clock: Clock;
}

/** Begins a sign-in of a program, in the caller's transaction. */
export async function beginFamily(
  tx: Tx,
  now: number,
  { personId, device }: { personId: string; device: string },
): Promise<RefreshGrant> {
  const expiresAt = new Date(now + REFRESH_MS);
  const { id } = await tx.tokenFamily.create({
    data: { personId, device, createdAt: new Date(now), expiresAt },
  });
  return addToken(tx, now, { id, expiresAt });
}

export type Refreshed =
  | { ok: true; person: Person; grant: RefreshGrant }
  | { ok: false; rejection: "unknown" | "over" }
  | { ok: false; rejection: "reused"; familyId: string };

/** Whose sign-in a refresh token belongs to, used or not; null when it is none of ours. */
export async function findFamilyOf(
  { db }: Pick<Needs, "db">,
  refreshToken: string,
): Promise<string | null> {
  const found = await db.refreshToken.findUnique({
    where: { tokenHash: hashSecret(refreshToken) },
    select: { familyId: true },
  });
  return found?.familyId ?? null;
}

/**
 * Uses a refresh token up and gives the next one. Of many at once with the same token one wins, and the others end the
 * whole family: somebody else may have it (RFC 9700, 4.14.2). So does a client that lost the answer and asks again; it
 * signs in anew.
 */
export function useRefreshToken(
  { db, clock }: Needs,
  refreshToken: string,
): Promise<Refreshed> {
  const now = clock.now();
  const tokenHash = hashSecret(refreshToken);
  return db.$transaction(async (tx): Promise<Refreshed> => {
    const used = await tx.refreshToken.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: new Date(now) },
    });
    const found = await tx.refreshToken.findUnique({
      where: { tokenHash },
      include: { family: { include: { person: true } } },
    });
    if (!found) return { ok: false, rejection: "unknown" };
    const { family } = found;
    if (!isAlive(family, now)) return { ok: false, rejection: "over" };
    if (used.count === 0) {
      await revokeFamilies(tx, now, { id: family.id });
      return { ok: false, rejection: "reused", familyId: family.id };
    }
    const grant = await addToken(tx, now, family);
    return { ok: true, person: family.person, grant };
  });
}

/** Ends sign-ins of programs: one, one of a person's own, or all of theirs. Their access tokens end with them. @returns how many there were */
export async function revokeFamilies(
  tx: Db | Tx,
  now: number,
  which: { id: string; personId?: string } | { personId: string },
): Promise<number> {
  const { count } = await tx.tokenFamily.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
  return count;
}

/** Ends one sign-in of a program of a person's own. @returns whether there was one */
export async function endProgram(
  { db, clock }: Needs,
  own: { personId: string; id: string },
): Promise<boolean> {
  return (await revokeFamilies(db, clock.now(), own)) > 0;
}

/** More sign-ins of programs than anybody looks through. */
const FAMILIES_LISTED = 50;

/** Where a person's programs are signed in, the newest first. */
export function listFamilies({ db, clock }: Needs, personId: string) {
  return db.tokenFamily.findMany({
    where: {
      ...{ personId, revokedAt: null },
      expiresAt: { gt: new Date(clock.now()) },
    },
    orderBy: { createdAt: "desc" },
    take: FAMILIES_LISTED,
    select: { id: true, device: true, createdAt: true, expiresAt: true },
  });
}

/** Whoever signed in with this family, while it lasts. */
export async function readFamily(
  { db, clock }: Needs,
  id: string,
): Promise<Person | null> {
  const family = await db.tokenFamily.findUnique({
    where: { id },
    include: { person: true },
  });
  return family && isAlive(family, clock.now()) ? family.person : null;
}

interface Family {
  revokedAt: Date | null;
  expiresAt: Date;
  person: Pick<Person, "deletedAt">;
}

function isAlive(family: Family, now: number): boolean {
  const { revokedAt, expiresAt, person } = family;
  return !revokedAt && expiresAt.getTime() > now && !person.deletedAt;
}

async function addToken(
  tx: Tx,
  now: number,
  { id: familyId, expiresAt }: { id: string; expiresAt: Date },
): Promise<RefreshGrant> {
  const refreshToken = createSecret();
  await tx.refreshToken.create({
    data: {
      ...{ familyId, tokenHash: hashSecret(refreshToken) },
      createdAt: new Date(now),
    },
  });
  return { familyId, refreshToken, expiresAt };
}
