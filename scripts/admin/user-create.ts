import { parseArgs } from "node:util";
import { z } from "zod";
import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { Role } from "#prisma/generated/enums.ts";

const OPTIONS = {
  email: { type: "string" },
  role: { type: "string" },
  name: { type: "string" },
} as const;
const schema = z.object({
  email: z.email().toLowerCase(),
  role: z.enum(Role),
  name: z.string().trim().min(1).max(100).optional(),
});

/** Adds a person, or gives somebody who is there another role. */
export async function createUser(
  { db, clock }: Services,
  parameters: string[],
): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: OPTIONS });
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    console.error(
      parsed.error.issues
        .map(({ path, message }) => `--${path.join(".")}: ${message}`)
        .join("\n"),
    );
    return 1;
  }
  const { email, role, name = email.split("@")[0] ?? email } = parsed.data;
  const person = await db.$transaction(async (tx) => {
    const saved = await tx.person.upsert({
      where: { email },
      update: { role },
      create: { email, role, name },
    });
    const subject = `person:${saved.id}`;
    await recordAudit(tx, clock.now(), {
      actor: "command line",
      action: "person.role",
      subject,
      detail: { role },
    });
    return saved;
  });
  console.log(`${person.id} ${role}`);
  return 0;
}
