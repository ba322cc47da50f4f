-- CreateEnum
CREATE TYPE "UploadMethod" AS ENUM ('form', 'api', 'presigned', 'import');

-- CreateEnum
CREATE TYPE "UploadState" AS ENUM ('receiving', 'refused', 'processing', 'ready');

-- CreateEnum
CREATE TYPE "FindingKind" AS ENUM ('forbidden_term', 'near_duplicate', 'taken_down_before');

-- CreateEnum
CREATE TYPE "TermSeverity" AS ENUM ('block', 'hold');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('password_reset', 'setup');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "emailVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "googleSubject" TEXT,
ADD COLUMN     "passwordHash" TEXT;

-- AlterTable
ALTER TABLE "Meme" ADD COLUMN     "source" TEXT;

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenFamily" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TokenFamily_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefreshToken" (
    "id" UUID NOT NULL,
    "familyId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RefreshToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "method" "UploadMethod" NOT NULL,
    "state" "UploadState" NOT NULL,
    "idempotencyKey" TEXT,
    "fileName" TEXT,
    "declaredBytes" INTEGER,
    "declaredFormat" "PictureFormat",
    "incomingKey" TEXT,
    "words" JSONB,
    "refusal" TEXT,
    "memeId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "memeId" UUID NOT NULL,
    "kind" "FindingKind" NOT NULL,
    "detail" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NearDuplicate" (
    "memeId" UUID NOT NULL,
    "neighbourAssetId" UUID NOT NULL,
    "distance" SMALLINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saidDifferentAt" TIMESTAMPTZ(3),

    CONSTRAINT "NearDuplicate_pkey" PRIMARY KEY ("memeId","neighbourAssetId")
);

-- CreateTable
CREATE TABLE "ForbiddenTerm" (
    "id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "severity" "TermSeverity" NOT NULL,
    "categoryId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ForbiddenTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SweepRun" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "removed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SweepRun_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_personId_lastSeenAt_idx" ON "Session"("personId", "lastSeenAt" DESC);

-- CreateIndex
CREATE INDEX "Session_lastSeenAt_idx" ON "Session"("lastSeenAt");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_personId_idx" ON "OneTimeLink"("personId");

-- CreateIndex
CREATE INDEX "OneTimeLink_expiresAt_idx" ON "OneTimeLink"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_createdAt_idx" ON "ApiToken"("personId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "TokenFamily_personId_idx" ON "TokenFamily"("personId");

-- CreateIndex
CREATE INDEX "TokenFamily_expiresAt_idx" ON "TokenFamily"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "RefreshToken_tokenHash_key" ON "RefreshToken"("tokenHash");

-- CreateIndex
CREATE INDEX "RefreshToken_familyId_idx" ON "RefreshToken"("familyId");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_incomingKey_key" ON "Upload"("incomingKey");

-- CreateIndex
CREATE INDEX "Upload_personId_createdAt_idx" ON "Upload"("personId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Upload_state_createdAt_idx" ON "Upload"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Upload_memeId_idx" ON "Upload"("memeId");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_personId_idempotencyKey_key" ON "Upload"("personId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Finding_memeId_idx" ON "Finding"("memeId");

-- CreateIndex
CREATE INDEX "NearDuplicate_neighbourAssetId_idx" ON "NearDuplicate"("neighbourAssetId");

-- CreateIndex
CREATE INDEX "ForbiddenTerm_categoryId_idx" ON "ForbiddenTerm"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_googleSubject_key" ON "Person"("googleSubject");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenFamily" ADD CONSTRAINT "TokenFamily_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefreshToken" ADD CONSTRAINT "RefreshToken_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "TokenFamily"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_memeId_fkey" FOREIGN KEY ("memeId") REFERENCES "Meme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_memeId_fkey" FOREIGN KEY ("memeId") REFERENCES "Meme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NearDuplicate" ADD CONSTRAINT "NearDuplicate_memeId_fkey" FOREIGN KEY ("memeId") REFERENCES "Meme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NearDuplicate" ADD CONSTRAINT "NearDuplicate_neighbourAssetId_fkey" FOREIGN KEY ("neighbourAssetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForbiddenTerm" ADD CONSTRAINT "ForbiddenTerm_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

ALTER TABLE "Session" ADD CONSTRAINT "session_token_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "OneTimeLink"
  ADD CONSTRAINT "link_token_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "link_person" CHECK ("purpose" <> 'password_reset' OR "personId" IS NOT NULL);
ALTER TABLE "ApiToken" ADD CONSTRAINT "api_token_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "RefreshToken" ADD CONSTRAINT "refresh_token_hash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Upload"
  ADD CONSTRAINT "upload_refusal" CHECK (("state" = 'refused') = ("refusal" IS NOT NULL)),
  ADD CONSTRAINT "upload_file_name" CHECK (char_length("fileName") <= 255),
  ADD CONSTRAINT "upload_key" CHECK (char_length("idempotencyKey") BETWEEN 1 AND 100);
ALTER TABLE "NearDuplicate" ADD CONSTRAINT "near_duplicate_distance" CHECK ("distance" BETWEEN 0 AND 64);
-- The same word once for each category, and once for all.
CREATE UNIQUE INDEX "forbidden_term_everywhere" ON "ForbiddenTerm" ("folded") WHERE "categoryId" IS NULL;
CREATE UNIQUE INDEX "forbidden_term_in_category" ON "ForbiddenTerm" ("folded", "categoryId") WHERE "categoryId" IS NOT NULL;

-- Written in the transaction of the statements above: a process killed right after them leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120170000_people_and_uploads' AND "finished_at" IS NULL;
