import type { Db } from "#app/platform/database.server.ts";

/** With fewer decisions nothing is usual. */
const LEAST_DECISIONS = 5;
const HOURS_A_DAY = 24;
/** What a wait is rounded up to, in hours; beyond, to whole days. */
const KIND_HOURS = [1, 2, 3, 4, 6, 8, 12, 24];

export interface UsualWait {
  count: number;
  unit: "hour" | "day";
}

/**
 * How long people usually wait for a decision: the median of the last 50 that a person took, rounded up. Null while
 * there are too few. Ids of decisions are in the order of time, so that the newest are found without reading the others.
 */
export async function usualWait({ db }: { db: Db }): Promise<UsualWait | null> {
  const [found] = await db.$queryRaw<{ decisions: number; hours: number }[]>`
    SELECT count(*)::int AS "decisions",
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY wait.hours))::float AS "hours"
    FROM (
      SELECT extract(epoch FROM d."createdAt" - sent."createdAt") / 3600 AS hours
      FROM (SELECT * FROM "Decision" ORDER BY "id" DESC LIMIT 500) d
      CROSS JOIN LATERAL (
        SELECT s."createdAt" FROM "Decision" s
        WHERE s."memeId" = d."memeId" AND s."createdAt" <= d."createdAt" AND s."kind" IN ('submit', 'resubmit')
        ORDER BY s."createdAt" DESC LIMIT 1) sent
      WHERE d."kind" IN ('approve', 'reject') AND d."byId" IS NOT NULL
      ORDER BY d."id" DESC LIMIT 50) wait`;
  if (!found || found.decisions < LEAST_DECISIONS) return null;
  return roundUpKindly(found.hours);
}

/** Hours as a person would promise them. */
export function roundUpKindly(hours: number): UsualWait {
  const kind = KIND_HOURS.find((limit) => hours <= limit);
  return kind === undefined
    ? { count: Math.ceil(hours / HOURS_A_DAY), unit: "day" }
    : { count: kind, unit: "hour" };
}
