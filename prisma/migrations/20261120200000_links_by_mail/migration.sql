-- Links that went by mail; with it come the queues for letters and for accounts that close.
ALTER TABLE "OneTimeLink" ADD COLUMN "byMail" BOOLEAN NOT NULL DEFAULT false;
