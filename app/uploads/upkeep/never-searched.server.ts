import type { Services } from "#app/platform/services.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";

/** A new meme's job is written in the meme's own transaction: who is older and has none never had one. */
const NEW_SECONDS = 60;
/** Few enough for new uploads' jobs not to wait long behind them. */
const MEMES_AT_ONCE = 250;

/**
 * Lets pictures be compared that came before pictures were compared: their memes get the job that a new one has. While the
 * jobs of the last sweep wait, no more are added. The job notes that it looked, so each meme has it once.
 */
export async function searchNeverSearched({
  sql,
  db,
  jobs,
  clock,
}: Pick<Services, "sql" | "db" | "jobs" | "clock">): Promise<SweepResult> {
  await jobs.ready();
  const { rows } = await sql.query<{ id: string }>(
    `SELECT m."id" FROM "Meme" m
     WHERE m."searchedAt" IS NULL AND m."createdAt" < LEAST(now(), $1::timestamptz) - make_interval(secs => $2)
     AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name = 'find-duplicates' AND j.state <> 'completed' AND j.data->>'memeId' = m."id"::text)
     ORDER BY m."createdAt", m."id"
     LIMIT GREATEST(0, $3 - (SELECT count(*) FROM pgboss.job WHERE name = 'find-duplicates' AND state < 'active'))`,
    [new Date(clock.now()), NEW_SECONDS, MEMES_AT_ONCE],
  );
  await db.$transaction(async (tx) => {
    for (const { id: memeId } of rows)
      await jobs.enqueue(tx, "find-duplicates", { memeId });
  });
  return { removed: 0 };
}
