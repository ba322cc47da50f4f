import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";
import { findPicture } from "./object-walk.server.ts";

/** How many days a picture is kept after the last decision on its meme, in the states that end one. */
const KEEP_DAYS: Partial<Record<MemeStatus, number>> = {
  rejected: 30,
  withdrawn: 30,
  taken_down: 30,
};

const PICTURES_AT_ONCE = 100;
const MOST_BATCHES = 50;

export type EndingNeeds = Pick<Services, "db" | "storage" | "clock" | "log">;

/**
 * Ends the pictures whose memes were all refused, withdrawn or taken down long ago: their files go, and so do the rows of
 * their variants. The asset's row stays with its hashes, so that a picture that was taken down is known when it comes again.
 */
export async function endPictures(
  needs: EndingNeeds,
  signal: AbortSignal,
): Promise<SweepResult> {
  let removed = 0;
  let last = "00000000-0000-0000-0000-000000000000";
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const ids = await findEnded(needs, last);
    for (const id of ids) {
      signal.throwIfAborted();
      if (await endPicture(needs, id)) removed++;
    }
    last = ids.at(-1) ?? last;
    if (ids.length < PICTURES_AT_ONCE) break;
  }
  return { removed };
}

/** Rows first: a death before the files are gone leaves objects without a row, which their own sweep deletes. */
async function endPicture(needs: EndingNeeds, id: string): Promise<boolean> {
  const { db, storage, log, clock } = needs;
  const isEnded = await db.$transaction(async (tx) => {
    // Nobody reuses the picture, and nobody decides on its memes, while we look again.
    await tx.$queryRaw`SELECT "id" FROM "Asset" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT "id" FROM "Meme" WHERE "assetId" = ${id}::uuid ORDER BY "id" FOR UPDATE`;
    if (!(await isOver(tx, id, clock.now()))) return false;
    await tx.variant.deleteMany({ where: { assetId: id } });
    const trashedAt = new Date(clock.now());
    await tx.asset.update({ where: { id }, data: { trashedAt } });
    return true;
  });
  if (!isEnded) return false;
  const { keys } = await findPicture(needs, id);
  for (const key of keys) await storage.delete(key);
  log.feature("picture_ended", { assetId: id, objects: keys.size });
  return true;
}

/**
 * Over by the database's clock and by ours: one that jumps ahead ends nothing.
 * $1 now, $2 the states and $3 the days that go with them.
 */
const IS_OVER = `EXISTS (SELECT 1 FROM "Meme" m WHERE m."assetId" = a."id")
  AND NOT EXISTS (
    SELECT 1 FROM "Meme" m LEFT JOIN unnest($2::text[], $3::int[]) AS keep("status", "days") ON keep."status" = m."status"::text
    WHERE m."assetId" = a."id" AND (keep."days" IS NULL OR EXISTS (
      SELECT 1 FROM "Decision" d WHERE d."memeId" = m."id"
      AND d."createdAt" > LEAST(now(), $1::timestamptz) - make_interval(days => keep."days"))))`;

function parameters(now: number): [Date, string[], number[]] {
  return [new Date(now), Object.keys(KEEP_DAYS), Object.values(KEEP_DAYS)];
}

async function isOver(tx: Tx, id: string, now: number): Promise<boolean> {
  const found = await tx.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM "Asset" a WHERE a."id" = $4::uuid AND a."trashedAt" IS NULL AND ${IS_OVER}`,
    ...[...parameters(now), id],
  );
  return found.length > 0;
}

async function findEnded(
  { db, clock }: EndingNeeds,
  after: string,
): Promise<string[]> {
  const found = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT a."id" FROM "Asset" a WHERE a."id" > $4::uuid AND a."trashedAt" IS NULL AND ${IS_OVER}
     ORDER BY a."id" LIMIT $5`,
    ...[...parameters(clock.now()), after, PICTURES_AT_ONCE],
  );
  return found.map(({ id }) => id);
}
