import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { endEveryAccess } from "./change-password.server.ts";

type Needs = Pick<Services, "db" | "clock" | "log"> & { requestId: string };

/** By what a person can sign in. */
export async function readWaysIn(
  { db }: Pick<Needs, "db">,
  { id }: { id: string },
): Promise<{ password: boolean; google: boolean }> {
  const { passwordHash, googleSubject } = await db.person.findUniqueOrThrow({
    where: { id },
    select: { passwordHash: true, googleSubject: true },
  });
  return { password: passwordHash !== null, google: googleSubject !== null };
}

/**
 * Ends every way into an account but its password, which the caller sets: for an address that nobody has proved, since
 * anybody may have signed up with it, connected a Google account of their own and made tokens. The person's row comes
 * first, so that whoever opens another way in the same moment waits for this transaction.
 */
export async function endEveryWayIn(
  tx: Tx,
  now: number,
  personId: string,
): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { googleSubject: null },
  });
  await endEveryAccess(tx, now, personId);
  await tx.apiToken.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: new Date(now) },
  });
}

/** From now on Google does not open this account. @returns false for one that nothing else would open: it stays as it is */
export async function disconnectGoogle(
  { db, clock, log, requestId }: Needs,
  { id }: { id: string },
): Promise<boolean> {
  const done = await db.$transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id, passwordHash: { not: null } },
      data: { googleSubject: null },
    });
    if (count === 0) return false;
    await recordAudit(tx, clock.now(), {
      ...{ actor: id, action: "person.google_off" },
      ...{ subject: `person:${id}`, detail: {} },
    });
    return true;
  });
  if (done) log.security("google_disconnected", { requestId, personId: id });
  return done;
}
