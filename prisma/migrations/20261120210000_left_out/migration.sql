-- Two lists of what other lists leave out.

-- A person's uploads that have no meme, newest first: those under way, and those whose file could not be taken.
CREATE INDEX "upload_without_meme" ON "Upload" ("personId", "createdAt" DESC, "id") WHERE "memeId" IS NULL;

-- Memes whose picture was never compared with others, oldest first: app/uploads/upkeep/never-searched.server.ts.
CREATE INDEX "meme_never_searched" ON "Meme" ("createdAt", "id") WHERE "searchedAt" IS NULL;

-- Written in the transaction of the statements above: a process killed right after them leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120210000_left_out' AND "finished_at" IS NULL;
