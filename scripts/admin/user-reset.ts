import { parseArgs } from "node:util";
import { z } from "zod";
import { makeLink } from "#app/accounts/recovery/one-time-links.server.ts";
import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const schema = z.object({ email: z.email("an e-mail address").toLowerCase() });

/**
 * Prints a one-time link by which somebody chooses a new password within the hour, to be handed to them by a way that an
 * operator trusts. Links that they had before are void.
 */
export async function resetUser(
  { db, clock, env }: Services,
  parameters: string[],
): Promise<number> {
  const options = { email: { type: "string" } } as const;
  const { values } = parseArgs({ args: parameters, options });
  const { email } = schema.parse(values);
  const person = await db.person.findUnique({
    where: { email, deletedAt: null },
  });
  if (!person) throw new Error(`there is nobody with the address ${email}`);
  const now = clock.now();
  const url = await db.$transaction(async (tx) => {
    await recordAudit(tx, now, {
      ...{ actor: "command line", action: "person.reset_link" },
      ...{ subject: `person:${person.id}`, detail: {} },
    });
    const at = { now, baseUrl: env.BASE_URL };
    const plan = { purpose: "password_reset", personId: person.id } as const;
    return makeLink(tx, at, plan);
  });
  console.log(url);
  return 0;
}
