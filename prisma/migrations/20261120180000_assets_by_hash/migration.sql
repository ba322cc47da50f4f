-- The bytes of a picture that was taken down are known again when its asset is in the trash, too.
CREATE INDEX "Asset_sha256_idx" ON "Asset"("sha256");

-- Written in the transaction of the statements above: a process killed right after them leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120180000_assets_by_hash' AND "finished_at" IS NULL;
