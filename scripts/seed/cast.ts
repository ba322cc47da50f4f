import type { Services } from "#app/platform/services.server.ts";
import { CAST } from "#test/cast.ts";

/** The people that the demonstration and the tests speak of. None of them is an admin. */
export async function seedCast({ db }: Pick<Services, "db">): Promise<void> {
  for (const { email, name, role, locale, timeZone } of CAST) {
    const person = { email, name, role, locale, timeZone };
    await db.person.upsert({ where: { email }, update: {}, create: person });
  }
}
