import type { Services } from "#app/platform/services.server.ts";

const DAYS = 90;
const SHOWINGS_A_DAY = 400;

/**
 * Ninety days of showings and acts, so that every screen has something to show, and memes up to the number asked for:
 * copies of the seeded ones with words of their own. Made by the database from a fixed seed. Returns the showings.
 */
export async function seedDemonstration(
  { db }: Pick<Services, "db">,
  memes: number,
): Promise<number> {
  await multiplyMemes(db, memes);
  const done = await db.setting.findUnique({ where: { key: "demonstration" } });
  if (!done) {
    for (let day = DAYS; day >= 1; day--) await oneDay(db, day);
    await db.setting.create({
      data: { key: "demonstration", value: { days: DAYS } },
    });
  }
  await db.$executeRaw`UPDATE "PoolVersion" SET "version" = "version" + 1`;
  return db.showing.count();
}

/** New rows on the same pictures: the pipeline has run once for each, and a pool is about rows. */
async function multiplyMemes(
  db: Services["db"],
  wanted: number,
): Promise<void> {
  const missing =
    wanted - (await db.meme.count({ where: { status: "approved" } }));
  if (missing <= 0) return;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "Meme" ("id", "assetId", "categoryId", "status", "sensitivity", "priority", "tags", "approvedAt", "createdAt")
      SELECT gen_random_uuid(), m."assetId", m."categoryId", 'approved', m."sensitivity", 1 + (n % 10), m."tags" || ARRAY['demonstration'],
        now() - (n % 300) * interval '1 day', now() - (n % 300 + 1) * interval '1 day'
      FROM generate_series(1, ${missing}::int) n
      JOIN (SELECT *, row_number() OVER (ORDER BY "number") - 1 AS place, count(*) OVER () AS total
            FROM "Meme" WHERE "status" = 'approved' AND NOT 'demonstration' = ANY ("tags")) m ON m.place = n % m.total`;
    await tx.$executeRaw`
      INSERT INTO "MemeText" ("memeId", "locale", "caption", "altText")
      SELECT m."id", t."locale", t."caption" || ' (' || m."number" || ')', t."altText"
      FROM "Meme" m
      JOIN LATERAL (SELECT "id" FROM "Meme" o WHERE o."assetId" = m."assetId" AND NOT 'demonstration' = ANY (o."tags") LIMIT 1) o ON true
      JOIN "MemeText" t ON t."memeId" = o."id"
      WHERE 'demonstration' = ANY (m."tags") AND NOT EXISTS (SELECT 1 FROM "MemeText" x WHERE x."memeId" = m."id")`;
    await tx.$executeRaw`
      INSERT INTO "Decision" ("id", "memeId", "kind", "toStatus", "createdAt")
      SELECT gen_random_uuid(), m."id", 'approve', 'approved', m."createdAt" FROM "Meme" m
      WHERE 'demonstration' = ANY (m."tags") AND NOT EXISTS (SELECT 1 FROM "Decision" d WHERE d."memeId" = m."id")`;
  });
}

/** Weekdays are busier than weekends, phones commoner than desks, and one visitor in five presses Not today. */
async function oneDay(db: Services["db"], daysAgo: number): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT setseed(${daysAgo / 100}::double precision)`;
    await tx.$executeRaw`
      INSERT INTO "Showing" ("id", "memeId", "categoryId", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
      SELECT gen_random_uuid(), m."id", m."categoryId", 'demo-' || v.visitor, 'demo-' || v.visitor, v.at, v.at::date,
        (ARRAY['en','en','es','fr'])[1 + v.n % 4], (ARRAY['phone','phone','desktop','tablet'])[1 + v.n % 4]::"DeviceClass",
        '{"rule":"today"}'::jsonb
      FROM (
        SELECT n, (random() * 900)::int AS visitor, date_trunc('day', now()) - ${daysAgo}::int * interval '1 day'
          + (7 + 14 * random()) * interval '1 hour' AS at
        FROM generate_series(1, ${SHOWINGS_A_DAY}::int) n
      ) v
      JOIN LATERAL (
        SELECT "id", "categoryId" FROM "Meme" WHERE "status" = 'approved' AND "number" >= v.n % 40 ORDER BY "number" LIMIT 1
      ) m ON extract(isodow FROM v.at) < 6 OR v.n % 3 > 0`;
    await tx.$executeRaw`
      INSERT INTO "VisitorEvent" ("id", "kind", "memeId", "categoryId", "visitorId", "at", "device")
      SELECT gen_random_uuid(), CASE WHEN random() < 0.2 THEN 'skipped' ELSE 'continued' END::"EventKind",
        s."memeId", s."categoryId", s."visitorId", s."shownAt" + (2 + 20 * random()) * interval '1 second', s."device"
      FROM "Showing" s
      WHERE s."visitorId" LIKE 'demo-%' AND s."shownAt" >= date_trunc('day', now()) - ${daysAgo}::int * interval '1 day'
        AND s."shownAt" < date_trunc('day', now()) - (${daysAgo}::int - 1) * interval '1 day'`;
  });
}
