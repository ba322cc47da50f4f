import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { NAME_MAX } from "#app/accounts/account-forms.ts";
import { endEveryAccess } from "#app/accounts/change-password.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { isOwnPassword, passwordFault } from "#app/accounts/password-rules.ts";
import { openPasswords } from "#app/accounts/passwords.server.ts";
import { makeLink } from "#app/accounts/recovery/one-time-links.server.ts";
import { endEveryWayIn } from "#app/accounts/ways-in.server.ts";
import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { Role } from "#prisma/generated/enums.ts";

const OPTIONS = {
  email: { type: "string" },
  role: { type: "string" },
  name: { type: "string" },
  "password-stdin": { type: "boolean", default: false },
} as const;
const schema = z.object({
  email: z.email().toLowerCase(),
  role: z.enum(Role),
  name: z.string().trim().min(1).max(NAME_MAX).optional(),
});

/**
 * Adds a person, or gives somebody who is there another role, and with `--password-stdin` the password that comes in on
 * standard input. Either change ends whatever they are signed in by. Who is new and has no password gets a link to choose
 * one, printed for the operator to hand over. Who has signed up with an address that nobody has proved may be a stranger:
 * they get no role without a new password, and then every way in that they had is over.
 */
export async function createUser(
  { db, clock, env }: Services,
  parameters: string[],
): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: OPTIONS });
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    return refuse(
      ...parsed.error.issues.map(
        ({ path, message }) => `--${path.join(".")}: ${message}`,
      ),
    );
  const { email, role, name = email.split("@")[0] ?? email } = parsed.data;
  const typed = values["password-stdin"] ? await readPassword() : null;
  const fault = typed === null ? null : faultOf(typed, { email, name });
  if (fault) return refuse(accountMessagesFor("en").faults[fault]);
  const passwordHash =
    typed === null ? null : await openPasswords().hash(typed);
  const at = { now: clock.now(), baseUrl: env.BASE_URL };
  const plan = { email, name, role, passwordHash };
  const lines = await db.$transaction((tx) => saveUser(tx, at, plan));
  if (!lines) return refuse(somebodyElse(email));
  console.log(lines.join("\n"));
  return 0;
}

interface Plan {
  email: string;
  name: string;
  role: Role;
  passwordHash: string | null;
}

/** @returns what to print; null, and nothing done, for somebody whom nobody knows */
async function saveUser(
  tx: Tx,
  at: { now: number; baseUrl: string },
  { email, name, role, passwordHash }: Plan,
): Promise<string[] | null> {
  // Not looked for first: they may sign up in this very moment.
  const { count } = await tx.person.createMany({
    data: [{ email, name, role }],
    skipDuplicates: true,
  });
  const isNew = count > 0;
  const before = await tx.person.findUniqueOrThrow({ where: { email } });
  const { id, emailVerifiedAt } = before;
  const isStranger = !isNew && !emailVerifiedAt;
  if (isStranger && passwordHash === null) return null;
  const secret = passwordHash === null ? {} : { passwordHash };
  await tx.person.update({ where: { id }, data: { role, ...secret } });
  if (isStranger) await endEveryWayIn(tx, at.now, id);
  else if (before.role !== role || passwordHash !== null)
    await endEveryAccess(tx, at.now, id);
  await recordAudit(tx, at.now, {
    ...{ actor: "command line", action: "person.role" },
    ...{ subject: `person:${id}`, detail: { role } },
  });
  const said = `${id} ${role}`;
  if (!isNew || passwordHash !== null) return [said];
  const link = { purpose: "password_reset", personId: id } as const;
  return [said, await makeLink(tx, at, link)];
}

function somebodyElse(email: string): string {
  return [
    `somebody is already there with the address ${email}, and nobody has proved that it is theirs.`,
    "With --password-stdin the account is yours to give: it gets a new password, and every other way in is over.",
  ].join("\n");
}

/** One line, without its end. */
async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}

function faultOf(password: string, owner: { email: string; name: string }) {
  const isOwn = isOwnPassword(password, owner);
  return passwordFault(password) ?? (isOwn ? "too_common" : null);
}

function refuse(...lines: string[]): number {
  console.error(lines.join("\n"));
  return 1;
}
