-- Back to pictures that nobody compares. What was found and said about neighbours stays in its tables.
DROP INDEX "asset_hash_high", "asset_hash_middle", "asset_hash_low";
ALTER TABLE "Meme" DROP COLUMN "searchedAt";
ALTER TABLE "Asset" DROP COLUMN "encodedAt";
