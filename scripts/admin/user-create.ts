import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { endEveryAccess } from "#app/accounts/change-password.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { isOwnPassword, passwordFault } from "#app/accounts/password-rules.ts";
import { openPasswords } from "#app/accounts/passwords.server.ts";
import { recordAudit } from "#app/moderation/audit.server.ts";
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
  name: z.string().trim().min(1).max(100).optional(),
});

/**
 * Adds a person, or gives somebody who is there another role, and with `--password-stdin` the password that comes in on
 * standard input. Either change ends whatever they are signed in by.
 */
export async function createUser(
  { db, clock }: Services,
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
  const secret =
    typed === null ? {} : { passwordHash: await openPasswords().hash(typed) };
  const person = await db.$transaction(async (tx) => {
    const before = await tx.person.findUnique({ where: { email } });
    const saved = await tx.person.upsert({
      where: { email },
      update: { role, ...secret },
      create: { email, role, name, ...secret },
    });
    if (before?.role !== role || typed !== null)
      await endEveryAccess(tx, clock.now(), saved.id);
    await recordAudit(tx, clock.now(), {
      actor: "command line",
      action: "person.role",
      subject: `person:${saved.id}`,
      detail: { role },
    });
    return saved;
  });
  console.log(`${person.id} ${role}`);
  return 0;
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
