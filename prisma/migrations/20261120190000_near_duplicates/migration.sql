-- AlterTable
ALTER TABLE "Asset" ADD COLUMN     "encodedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Meme" ADD COLUMN     "searchedAt" TIMESTAMPTZ(3);


-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- Two hashes that differ in at most 8 of 64 bits differ in at most 2 in one of three bands: app/uploads/near-duplicates.ts.
-- A hash of few bits tells nothing and would fill one place of the index. What is in the trash stays findable.
CREATE INDEX "asset_hash_high" ON "Asset" (((("perceptualHash" >> 42) & 4194303)::int)) INCLUDE ("id", "perceptualHash")
  WHERE bit_count("perceptualHash"::bit(64)) >= 12;
CREATE INDEX "asset_hash_middle" ON "Asset" (((("perceptualHash" >> 21) & 2097151)::int)) INCLUDE ("id", "perceptualHash")
  WHERE bit_count("perceptualHash"::bit(64)) >= 12;
CREATE INDEX "asset_hash_low" ON "Asset" ((("perceptualHash" & 2097151)::int)) INCLUDE ("id", "perceptualHash")
  WHERE bit_count("perceptualHash"::bit(64)) >= 12;

UPDATE "Asset" SET "encodedAt" = now()
WHERE EXISTS (SELECT FROM "Variant" v WHERE v."assetId" = "Asset"."id" AND v."format" = 'avif');

-- Written in the transaction of the statements above: a process killed right after them leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120190000_near_duplicates' AND "finished_at" IS NULL;
