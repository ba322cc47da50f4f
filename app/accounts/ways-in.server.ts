import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

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
