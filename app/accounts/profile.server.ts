import type { Db } from "#app/platform/database.server.ts";
import type { Profile } from "./account-forms.ts";
import { isStillProven } from "./proofs.server.ts";

/**
 * Writes what a person says of themselves, while the session lasts from which they say it: a slow form would give an account
 * that was deleted meanwhile its name back. Their role and address are not theirs to write. @returns whether it was written
 */
export function saveProfile(
  { db }: { db: Db },
  session: { id: string; sessionId: string },
  { name, locale, timeZone }: Profile,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isStillProven(tx, session))) return false;
    await tx.person.update({
      where: { id: session.id },
      data: { name, locale, timeZone: timeZone ?? null },
    });
    return true;
  });
}
