import { parseArgs } from "node:util";
import { z } from "zod";
import { addForbiddenTerm } from "#app/moderation/forbidden-terms.server.ts";
import { TERM_SEVERITIES } from "#app/moderation/forbidden-terms.ts";
import type { Services } from "#app/platform/services.server.ts";

const OPTIONS = {
  severity: { type: "string" },
  category: { type: "string" },
  note: { type: "string" },
} as const;
const schema = z.object({
  term: z.string({
    error: "name the term to forbid, in quotes when it has spaces",
  }),
  severity: z.enum(TERM_SEVERITIES, {
    error: `say --severity ${TERM_SEVERITIES.join(" or --severity ")}`,
  }),
  category: z.string().optional(),
  note: z.string().trim().max(500).optional(),
});
const REFUSALS = {
  too_long: "a term can have up to 100 characters",
  too_few_letters: "a term needs at least two letters or digits",
} as const;

/** Forbids a term, everywhere or in one category. Running servers know it within a minute. */
export async function addTerm(
  services: Services,
  parameters: string[],
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: OPTIONS,
    allowPositionals: true,
  });
  if (positionals.length > 1)
    return refuse(`put the term in quotes: "${positionals.join(" ")}"`);
  const { term, severity, category, note } = schema.parse({
    term: positionals[0],
    ...values,
  });
  const categoryId = category ? await categoryIdOf(services, category) : null;
  const result = await addForbiddenTerm(services, {
    ...{ term, severity, categoryId, actor: "command line" },
    ...(note === undefined ? {} : { note }),
  });
  if (!result.ok) return refuse(REFUSALS[result.rejection]);
  console.log(`${result.id} ${result.change}`);
  return 0;
}

async function categoryIdOf({ db }: Services, slug: string): Promise<string> {
  const found = await db.category.findUnique({
    where: { slug },
    select: { id: true },
  });
  if (!found) throw new Error(`there is no category "${slug}"`);
  return found.id;
}

function refuse(words: string): number {
  console.error(words);
  return 1;
}
