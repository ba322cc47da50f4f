import { parseArgs } from "node:util";
import { z } from "zod";
import { hasPermission } from "#app/accounts/permissions.ts";
import {
  approveMeme,
  rejectMeme,
  restoreMeme,
  takeDownMeme,
  type Decider,
  type DecisionResult,
} from "#app/moderation/decisions.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { Reason } from "#prisma/generated/enums.ts";

const OPTIONS = {
  by: { type: "string" },
  reason: { type: "string" },
  words: { type: "string" },
} as const;

const plain = z.object({
  id: z.uuid(),
  by: z.email().toLowerCase().optional(),
});
const reasoned = plain
  .extend({
    reason: z.enum(Reason),
    words: z.string().trim().min(1).optional(),
  })
  .refine(({ reason, words }) => reason !== "other" || words, {
    path: ["words"],
    message: "the reason other needs words",
  });

type Fields = Record<string, unknown>;
type Decide = (services: Services, fields: Fields) => Promise<DecisionResult>;

/** The decisions of the command line, each with what it must be told. */
const DECISIONS: Readonly<Record<string, Decide>> = {
  async approve(services, fields) {
    const { id, by } = plain.parse(fields);
    return approveMeme(services, id, await decider(services, id, by));
  },
  async restore(services, fields) {
    const { id, by } = plain.parse(fields);
    return restoreMeme(services, id, await decider(services, id, by));
  },
  async reject(services, fields) {
    const { id, by, ...why } = reasoned.parse(fields);
    return rejectMeme(services, id, {
      ...(await decider(services, id, by)),
      ...why,
    });
  },
  async takedown(services, fields) {
    const { id, by, ...why } = reasoned.parse(fields);
    return takeDownMeme(services, id, {
      ...(await decider(services, id, by)),
      ...why,
    });
  },
};

/** One decision on one meme: `ID [--by EMAIL] [--reason R] [--words W]`. Throws with words when the command is wrong. */
export function decideMeme(verb: keyof typeof DECISIONS) {
  return async (services: Services, parameters: string[]): Promise<number> => {
    const { values, positionals } = parseArgs({
      args: parameters,
      options: OPTIONS,
      allowPositionals: true,
    });
    const [id, ...others] = positionals;
    if (!id || others.length > 0) throw new Error("name one meme by its id");
    const result = await DECISIONS[verb]?.(services, { id, ...values });
    if (!result?.ok) {
      const state =
        result?.rejection === "conflict" ? `: it is ${result.status}` : "";
      console.error(`${result?.rejection ?? "not_found"}${state}`);
      return 1;
    }
    console.log(`${id} ${result.status}`);
    return 0;
  };
}

/** Without an address the command line decides, which is nobody's role and may do all. Throws for whom the rules forbid it. */
async function decider(
  { db }: Services,
  memeId: string,
  email: string | undefined,
): Promise<Decider> {
  if (email === undefined) return { by: null };
  const by = await db.person.findUnique({ where: { email, deletedAt: null } });
  if (!by) throw new Error(`there is nobody with the address ${email}`);
  if (!hasPermission(by.role, "moderate"))
    throw new Error(`a ${by.role} may not decide: ${email}`);
  const where = { id: memeId, uploaderId: by.id };
  if ((await db.meme.count({ where })) > 0)
    throw new Error(`nobody decides on their own: ${email} has put it in`);
  return { by };
}
