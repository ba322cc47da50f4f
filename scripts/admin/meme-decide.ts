import { parseArgs } from "node:util";
import { z } from "zod";
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
    return approveMeme(services, id, await decider(services, by));
  },
  async restore(services, fields) {
    const { id, by } = plain.parse(fields);
    return restoreMeme(services, id, await decider(services, by));
  },
  async reject(services, fields) {
    const { id, by, ...why } = reasoned.parse(fields);
    return rejectMeme(services, id, {
      ...(await decider(services, by)),
      ...why,
    });
  },
  async takedown(services, fields) {
    const { id, by, ...why } = reasoned.parse(fields);
    return takeDownMeme(services, id, {
      ...(await decider(services, by)),
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
    const result = await DECISIONS[verb]?.(services, {
      id: positionals[0],
      ...values,
    });
    if (!result?.ok) {
      const state =
        result?.rejection === "conflict" ? `: it is ${result.status}` : "";
      console.error(`${result?.rejection ?? "not_found"}${state}`);
      return 1;
    }
    console.log(`${positionals[0]} ${result.status}`);
    return 0;
  };
}

async function decider(
  { db }: Services,
  email: string | undefined,
): Promise<Decider> {
  if (email === undefined) return { by: null };
  const by = await db.person.findUnique({ where: { email } });
  if (!by) throw new Error(`there is nobody with the address ${email}`);
  return { by };
}
