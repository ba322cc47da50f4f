import type { Db } from "#app/platform/database.server.ts";
import type { Profile } from "./account-forms.ts";

/** Writes what a person says of themselves. Their role and address are not theirs to write. */
export async function saveProfile(
  { db }: { db: Db },
  { id }: { id: string },
  { name, locale, timeZone }: Profile,
): Promise<void> {
  await db.person.update({
    where: { id },
    data: { name, locale, timeZone: timeZone ?? null },
  });
}
