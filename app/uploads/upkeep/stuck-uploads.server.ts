import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";

/** Who promised bytes may be confirming them still when the time is up. */
const CONFIRMING_SECONDS = 60;
/** For what was promised without an end: longer than any request. */
const LONGEST_RECEIVING_SECONDS = 600;
/** Whoever is alive and works on an upload without a job says so three times as often: `HEARTBEAT_MS`. */
const STUCK_SECONDS = 60;
const UPLOADS_AT_ONCE = 100;

export type StuckNeeds = Pick<Services, "db" | "sql" | "jobs" | "clock">;

/** Sees to uploads that whoever worked on them has left behind. What is removed has no bytes that anybody has seen. */
export async function freeUploads(needs: StuckNeeds): Promise<SweepResult> {
  await giveBack(needs);
  await enqueueAgain(needs);
  return { removed: await removeExpired(needs) };
}

/** Their bytes in `incoming/`, if there are any, are objects without a row from now on. */
async function removeExpired({ sql, clock }: StuckNeeds): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM "Upload" WHERE "id" IN (
       SELECT "id" FROM "Upload" WHERE "state" = 'receiving'
       AND coalesce("expiresAt", "createdAt" + make_interval(secs => $2)) < LEAST(now(), $1::timestamptz) - make_interval(secs => $3)
       ORDER BY "createdAt" LIMIT $4 FOR UPDATE SKIP LOCKED)`,
    [
      ...[new Date(clock.now()), LONGEST_RECEIVING_SECONDS],
      ...[CONFIRMING_SECONDS, UPLOADS_AT_ONCE],
    ],
  );
  return rowCount ?? 0;
}

/** Whoever began to look at the bytes is dead: until the upload's end, its sender may say once more that they are there. */
async function giveBack({ sql, clock }: StuckNeeds): Promise<void> {
  await sql.query(
    `UPDATE "Upload" SET "state" = 'receiving', "updatedAt" = now() WHERE "id" IN (
       SELECT "id" FROM "Upload" WHERE "state" = 'processing' AND "memeId" IS NULL
       AND "updatedAt" < LEAST(now(), $1::timestamptz) - make_interval(secs => $2)
       ORDER BY "createdAt" LIMIT $3 FOR UPDATE SKIP LOCKED)`,
    [new Date(clock.now()), STUCK_SECONDS, UPLOADS_AT_ONCE],
  );
}

/** A job that has failed for good stays where it is: it is noted by itself, and for a person to start again. */
async function enqueueAgain({ db, jobs, clock }: StuckNeeds): Promise<void> {
  await jobs.ready();
  await db.$transaction(async (tx) => {
    const stuck = await findWithoutJob(tx, clock.now());
    for (const { id, memeId, assetId, needsSearch, needsEncoding } of stuck) {
      if (needsSearch) await jobs.enqueue(tx, "find-duplicates", { memeId });
      if (needsEncoding) await jobs.enqueue(tx, "encode-avif", { assetId });
      await tx.$executeRaw`UPDATE "Upload" SET "updatedAt" = now() WHERE "id" = ${id}::uuid`;
    }
  });
}

interface StuckUpload {
  id: string;
  memeId: string;
  assetId: string;
  needsSearch: boolean;
  /** Also where all is done and only the upload does not say so: the job sees to that. */
  needsEncoding: boolean;
}

async function findWithoutJob(tx: Tx, now: number): Promise<StuckUpload[]> {
  return tx.$queryRaw<StuckUpload[]>`
    WITH stuck AS (
      SELECT u."id", m."id" AS "memeId", a."id" AS "assetId",
        m."searchedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.name = 'find-duplicates'
          AND j.state <> 'completed' AND j.data->>'memeId' = m."id"::text) AS "needsSearch",
        (a."encodedAt" IS NULL OR m."searchedAt" IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM pgboss.job j
          WHERE j.name = 'encode-avif' AND j.state <> 'completed' AND j.data->>'assetId' = a."id"::text) AS "needsEncoding"
      FROM "Upload" u JOIN "Meme" m ON m."id" = u."memeId" JOIN "Asset" a ON a."id" = m."assetId"
      WHERE u."state" = 'processing'
      AND u."updatedAt" < LEAST(now(), ${new Date(now)}::timestamptz) - make_interval(secs => ${STUCK_SECONDS}::int))
    SELECT * FROM stuck WHERE "needsSearch" OR "needsEncoding" LIMIT ${UPLOADS_AT_ONCE}`;
}
