import { z } from "zod";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { recordAudit } from "./audit.server.ts";
import {
  compileTerms,
  foldTerm,
  TERM_SEVERITIES,
  type ForbiddenTerm,
  type ForbiddenTerms,
} from "./forbidden-terms.ts";

/** With a number that changes when the shape of what is kept does. */
const CACHE_KEY = "forbidden-terms:1";
/** A change made by a process with a cache of its own is seen within a minute. */
const KEPT_SECONDS = 45;
const MAX_TERM_CHARACTERS = 100;
const MIN_FOLDED_CHARACTERS = 2;

const keptSchema = z.array(
  z.object({
    term: z.string(),
    severity: z.enum(TERM_SEVERITIES),
    categoryId: z.string().nullable(),
  }),
);

/** The terms of every category, ready for `findForbiddenTerms`; at most a minute old, and new at once through Redis. */
export async function loadForbiddenTerms(
  needs: Pick<Services, "db" | "cache">,
): Promise<ForbiddenTerms> {
  return compileTerms((await keptTerms(needs)) ?? (await readTerms(needs)));
}

export interface TermFacts extends ForbiddenTerm {
  note?: string;
  /** A person's id or "command line". */
  actor: string;
}

export type AddTermResult =
  | { ok: true; id: string; change: "added" | "changed" | "unchanged" }
  | { ok: false; rejection: "too_long" | "too_few_letters" };

/** Adds a term, or gives the one that compares the same another severity or note. The same again changes nothing. */
export async function addForbiddenTerm(
  needs: Pick<Services, "db" | "cache" | "clock">,
  facts: TermFacts,
): Promise<AddTermResult> {
  const term = facts.term.trim();
  const folded = foldTerm(term);
  if ([...term].length > MAX_TERM_CHARACTERS)
    return { ok: false, rejection: "too_long" };
  if (folded.length < MIN_FOLDED_CHARACTERS)
    return { ok: false, rejection: "too_few_letters" };
  const now = needs.clock.now();
  const result = await needs.db.$transaction((tx) =>
    writeTerm(tx, now, { ...facts, term, folded }),
  );
  await needs.cache.delete(CACHE_KEY);
  return { ok: true, ...result };
}

async function writeTerm(
  tx: Tx,
  now: number,
  { actor, ...facts }: TermFacts & { folded: string },
) {
  // One at a time: two that add the same term find one another. Readers don't wait.
  await tx.$executeRaw`LOCK TABLE "ForbiddenTerm" IN SHARE ROW EXCLUSIVE MODE`;
  const { folded, categoryId, severity, note } = facts;
  const known = await tx.forbiddenTerm.findFirst({
    where: { folded, categoryId },
  });
  const isSame =
    known?.severity === severity && known.note === (note ?? known.note);
  if (known && isSame) return { id: known.id, change: "unchanged" as const };
  const { id } = known
    ? await tx.forbiddenTerm.update({
        where: { id: known.id },
        data: { severity, ...(note === undefined ? {} : { note }) },
      })
    : await tx.forbiddenTerm.create({ data: facts });
  const change = known ? ("changed" as const) : ("added" as const);
  await recordAudit(tx, now, {
    actor,
    action: known ? "term.change" : "term.add",
    subject: `term:${id}`,
    detail: {
      term: known?.term ?? facts.term,
      ...{ severity, categoryId, note: note ?? known?.note ?? "" },
    },
  });
  return { id, change };
}

/** What another request has read; undefined when nothing is kept that can be understood. */
async function keptTerms({ cache }: Pick<Services, "cache">) {
  const kept = await cache.get(CACHE_KEY);
  if (kept === undefined) return undefined;
  return keptSchema.safeParse(JSON.parse(kept)).data;
}

async function readTerms({ db, cache }: Pick<Services, "db" | "cache">) {
  const terms = await db.forbiddenTerm.findMany({
    select: { term: true, severity: true, categoryId: true },
    orderBy: { id: "asc" },
  });
  await cache.set(CACHE_KEY, JSON.stringify(terms), KEPT_SECONDS);
  return terms;
}
