-- With it come the queues for letters and for accounts that close.

-- AlterTable
ALTER TABLE "OneTimeLink" ADD COLUMN     "byMail" BOOLEAN NOT NULL DEFAULT false;

-- Written in the transaction of the statement above: a process killed right after it leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120200000_links_by_mail' AND "finished_at" IS NULL;
