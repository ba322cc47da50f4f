import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Actor } from "./actor.ts";
import { deviceWords } from "./device-words.ts";
import { revokeFamilies } from "./programs/refresh-tokens.server.ts";
import { isStillProven, type Proof } from "./proofs.server.ts";
import { enqueueLetter } from "./recovery/send-mail-job.server.ts";
import {
  beginSession,
  provePassword,
  type SignInNeeds,
} from "./sign-in.server.ts";
import { endAllSessions } from "./sessions.server.ts";

/** Somebody without a password (who came by Google) is taken for the owner this long after they signed in. */
const FRESH_MS = 15 * 60 * 1000;

/** `stale`: without a present password, only who signed in just now may do what asks for it. */
export type OwnerRefusal =
  | { ok: false; rejection: "wrong" | "stale" }
  | { ok: false; rejection: "rate_limited"; verdict: Verdict };

export type PasswordChange = { ok: true; cookies: string[] } | OwnerRefusal;

/** Whether a person has a password to tell before they choose another. */
export async function hasPassword(
  { db }: Pick<SignInNeeds, "db">,
  { id }: { id: string },
): Promise<boolean> {
  const where = { id, passwordHash: { not: null } };
  return (await db.person.count({ where })) > 0;
}

/**
 * Sets a new password. Every session ends, and the browser at hand goes on under a new one, known by the name it had.
 * @returns the `Set-Cookie` values
 */
export async function changePassword(
  needs: SignInNeeds & Pick<Services, "env" | "jobs">,
  actor: Actor,
  {
    headers,
    ...typed
  }: { present: string; password: string; headers: Headers },
): Promise<PasswordChange> {
  const { db, clock, jobs, log, requestId, features } = needs;
  const owner = await proveOwner(needs, actor, typed.present, headers);
  if (!owner.ok) return owner;
  const { passwords, knownDevices, sessions } = features.accounts;
  const passwordHash = await passwords.hash(typed.password);
  const device = deviceWords(headers.get("user-agent") ?? undefined);
  await jobs.ready();
  const { id: personId } = actor;
  const value = knownDevices.inCookie(headers.get("cookie"));
  const cookies = await db.$transaction(async (tx) => {
    if (!(await isStillProven(tx, owner.proof))) return null;
    const where = { id: personId };
    const before = await tx.person.findUniqueOrThrow({ where });
    const person = await tx.person.update({ where, data: { passwordHash } });
    await endEveryAccess(tx, clock.now(), personId);
    await enqueueLetter(needs, tx, { kind: "password_changed", personId });
    const name = knownDevices.read(value, before);
    const known = knownDevices.cookieFor(person, name);
    return [await sessions.begin(tx, actor, device), known];
  });
  if (!cookies) return findChanged(needs, actor, { headers, ...typed });
  log.security("password_changed", { requestId, personId });
  return { ok: true, cookies };
}

/** A second press of the button finds the work done, and its browser signed out by the first: it goes on by the new password. */
async function findChanged(
  needs: SignInNeeds,
  actor: Actor,
  { password, headers }: { password: string; headers: Headers },
): Promise<PasswordChange> {
  const { id } = actor;
  const where = { id, deletedAt: null };
  const person = await needs.db.person.findUnique({ where });
  const passwordHash = person?.passwordHash ?? null;
  const { passwords } = needs.features.accounts;
  const isDone = await passwords.verify(passwordHash, password);
  const cookies = isDone
    ? await beginSession(needs, { id, passwordHash }, { headers, actor })
    : null;
  return cookies ? { ok: true, cookies } : { ok: false, rejection: "wrong" };
}

/**
 * Ends whatever a person is signed in by: browsers, programs, and links to a new password. For a new password, a new
 * role, and an account that closes. Named tokens stay: they have their own end, and never more than the role's rights.
 * The person's row has been written or locked in this transaction, so that nobody is signed in meanwhile.
 */
export async function endEveryAccess(
  tx: Tx,
  now: number,
  personId: string,
): Promise<void> {
  await endAllSessions({ db: tx }, { personId });
  await revokeFamilies(tx, now, { personId });
  await tx.oneTimeLink.updateMany({
    where: { personId, usedAt: null },
    data: { usedAt: new Date(now) },
  });
}

/** Whether it is the account's owner who sits there: by the password, or by a sign-in just now where there is none. */
export async function proveOwner(
  needs: SignInNeeds,
  actor: Actor,
  present: string,
  headers: Headers,
): Promise<{ ok: true; proof: Proof } | OwnerRefusal> {
  if (await hasPassword(needs, actor)) {
    const { email } = actor;
    const credentials = { email, password: present };
    const { knownDevices } = needs.features.accounts;
    const value = knownDevices.inCookie(headers.get("cookie"));
    return provePassword(needs, credentials, value);
  }
  const freshFrom = new Date(needs.clock.now() - FRESH_MS);
  const { id, credentialId: sessionId } = actor;
  const where = { id: sessionId, createdAt: { gte: freshFrom } };
  const isFresh = (await needs.db.session.count({ where })) > 0;
  return isFresh
    ? { ok: true, proof: { id, sessionId } }
    : { ok: false, rejection: "stale" };
}
