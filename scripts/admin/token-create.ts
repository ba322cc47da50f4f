import { parseArgs } from "node:util";
import { z } from "zod";
import { apiTokenName } from "#app/accounts/programs/api-token-form.ts";
import {
  createApiToken,
  MAX_API_TOKENS,
} from "#app/accounts/programs/api-tokens.server.ts";
import { SCOPE_NAMES, scopesOf } from "#app/accounts/permissions.ts";
import type { Services } from "#app/platform/services.server.ts";

const OPTIONS = {
  email: { type: "string" },
  scope: { type: "string", multiple: true },
  name: { type: "string" },
  days: { type: "string" },
} as const;
const schema = z.object({
  email: z.email("an e-mail address").toLowerCase(),
  scope: z
    .array(z.enum(SCOPE_NAMES, `known are ${SCOPE_NAMES.join(", ")}`), {
      error: `at least one of ${SCOPE_NAMES.join(", ")}`,
    })
    .min(1),
  name: apiTokenName.default("From the command line"),
  days: z.coerce.number("a whole number").int().min(1).max(3650).optional(),
});

/** Makes a named token and prints its secret, this once. Without `--days` it does not expire. */
export async function createToken(
  services: Services,
  parameters: string[],
): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: OPTIONS });
  const { email, scope, name, days = null } = schema.parse(values);
  const owner = await services.db.person.findUnique({
    where: { email, deletedAt: null },
  });
  if (!owner) throw new Error(`there is nobody with the address ${email}`);
  const scopes = [...new Set(scope)];
  const by = "command line";
  const wanted = { owner, name, scopes, days, by };
  const created = await createApiToken(services, wanted);
  if (!created.ok) {
    const offered = scopesOf(owner.role).join(", ") || "none";
    const words = {
      no_scope: "--scope: at least one",
      scope_beyond_role: `--scope: for a ${owner.role} there are: ${offered}`,
      unproven: `the account of ${email} has changed just now; try again`,
      too_many: `${email} has ${MAX_API_TOKENS} tokens; revoke one first`,
    };
    console.error(words[created.rejection]);
    return 1;
  }
  console.log(created.secret);
  return 0;
}
