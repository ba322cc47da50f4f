import { openPasswords } from "#app/accounts/passwords.server.ts";
import { openSessions } from "#app/accounts/sessions.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import type { Person, Role } from "#prisma/generated/client.ts";

/** What everybody who is enrolled here has for a password. */
export const PASSWORD = "an unlikely hat on a heron";

/** Gives an app's database a person who can sign in. */
export async function enrol(
  { db }: OpenServices,
  person: { email: string; name: string; role: Role },
): Promise<Person> {
  const passwordHash = await openPasswords().hash(PASSWORD);
  return db.person.create({ data: { ...person, passwordHash } });
}

/** The `Cookie` header of a browser in which this person is signed in. */
export async function signedInCookie(
  services: OpenServices,
  person: { id: string },
): Promise<string> {
  const { db } = services;
  const begun = await db.$transaction((tx) =>
    openSessions(services).begin(tx, person, "Firefox on Linux"),
  );
  return begun.split(";", 1)[0] ?? "";
}
