-- Everything the first house needs: categories, pictures, memes, showings, preferences, decisions and the audit log.
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('visitor', 'contributor', 'moderator', 'analyst', 'brand_manager', 'admin');

-- CreateEnum
CREATE TYPE "PictureFormat" AS ENUM ('jpeg', 'png', 'webp', 'gif', 'avif');

-- CreateEnum
CREATE TYPE "VariantSize" AS ENUM ('thumbnail', 'preview', 'full');

-- CreateEnum
CREATE TYPE "MemeStatus" AS ENUM ('pending', 'flagged', 'approved', 'rejected', 'taken_down', 'withdrawn');

-- CreateEnum
CREATE TYPE "Sensitivity" AS ENUM ('family_friendly', 'teen', 'adult');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('submit', 'approve', 'reject', 'flag', 'take_down', 'restore', 'withdraw', 'resubmit', 'appeal', 'uphold', 'overturn', 'undo');

-- CreateEnum
CREATE TYPE "Reason" AS ENUM ('off_topic', 'low_quality', 'duplicate', 'offensive', 'sexual', 'violence', 'hate', 'harassment', 'personal_data', 'rights', 'spam', 'misleading', 'other');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('viewed', 'continued', 'skipped', 'liked', 'disliked', 'shared', 'reported', 'favourited', 'unfavourited', 'opted_out', 'opted_in', 'dwell', 'converted');

-- CreateEnum
CREATE TYPE "Frequency" AS ENUM ('every_visit', 'daily', 'weekly', 'custom');

-- CreateEnum
CREATE TYPE "DeviceClass" AS ENUM ('phone', 'tablet', 'desktop', 'other');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'contributor',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "weekday" SMALLINT,
    "position" SMALLINT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CategoryLabel" (
    "categoryId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "CategoryLabel_pkey" PRIMARY KEY ("categoryId","locale")
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "originalKey" TEXT NOT NULL,
    "format" "PictureFormat" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "frames" INTEGER NOT NULL DEFAULT 1,
    "hasAlpha" BOOLEAN NOT NULL,
    "dominantColour" TEXT NOT NULL,
    "placeholder" TEXT NOT NULL,
    "perceptualHash" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "size" "VariantSize" NOT NULL,
    "format" "PictureFormat" NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "frames" INTEGER NOT NULL DEFAULT 1,
    "sha256" TEXT NOT NULL,
    "dominantColour" TEXT NOT NULL,
    "placeholder" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meme" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "assetId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "uploaderId" UUID,
    "status" "MemeStatus" NOT NULL DEFAULT 'pending',
    "sensitivity" "Sensitivity" NOT NULL DEFAULT 'family_friendly',
    "priority" SMALLINT NOT NULL DEFAULT 5,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "decorative" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "publishFrom" TIMESTAMPTZ(3),
    "publishUntil" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Meme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemeText" (
    "memeId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "caption" TEXT NOT NULL,
    "altText" TEXT NOT NULL,

    CONSTRAINT "MemeText_pkey" PRIMARY KEY ("memeId","locale")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "memeId" UUID NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "fromStatus" "MemeStatus",
    "toStatus" "MemeStatus" NOT NULL,
    "reason" "Reason",
    "words" TEXT,
    "byId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitorPreferences" (
    "visitorId" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "frequency" "Frequency" NOT NULL DEFAULT 'daily',
    "customDays" SMALLINT NOT NULL DEFAULT 3,
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sensitivity" "Sensitivity" NOT NULL DEFAULT 'family_friendly',
    "language" TEXT,
    "timeZone" TEXT,
    "pausedUntil" TIMESTAMPTZ(3),
    "blockedMemes" UUID[] DEFAULT ARRAY[]::UUID[],
    "blockedTags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reducedData" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VisitorPreferences_pkey" PRIMARY KEY ("visitorId")
);

-- CreateTable
CREATE TABLE "Showing" (
    "id" UUID NOT NULL,
    "memeId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "visitorId" TEXT NOT NULL,
    "visitorHash" TEXT NOT NULL,
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "locale" TEXT NOT NULL,
    "device" "DeviceClass" NOT NULL,
    "trace" JSONB NOT NULL,

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitorEvent" (
    "id" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "memeId" UUID,
    "categoryId" UUID,
    "visitorId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dwellMs" INTEGER,
    "device" "DeviceClass" NOT NULL,

    CONSTRAINT "VisitorEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolVersion" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "PoolVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Category_slug_key" ON "Category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Variant_assetId_size_format_key" ON "Variant"("assetId", "size", "format");

-- CreateIndex
CREATE UNIQUE INDEX "Meme_number_key" ON "Meme"("number");

-- CreateIndex
CREATE INDEX "meme_pool_order" ON "Meme"("categoryId", "status", "pinned" DESC, "priority" DESC, "score" DESC, "approvedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "meme_queue_order" ON "Meme"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "meme_submissions_order" ON "Meme"("uploaderId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Meme_assetId_idx" ON "Meme"("assetId");

-- CreateIndex
CREATE INDEX "Decision_memeId_createdAt_idx" ON "Decision"("memeId", "createdAt");

-- CreateIndex
CREATE INDEX "showing_history_order" ON "Showing"("visitorId", "shownAt" DESC);

-- CreateIndex
CREATE INDEX "showing_meme_order" ON "Showing"("memeId", "shownAt");

-- CreateIndex
CREATE INDEX "showing_time_order" ON "Showing"("shownAt");

-- CreateIndex
CREATE INDEX "event_history_order" ON "VisitorEvent"("visitorId", "at" DESC);

-- CreateIndex
CREATE INDEX "event_meme_order" ON "VisitorEvent"("memeId", "kind", "at");

-- CreateIndex
CREATE INDEX "event_time_order" ON "VisitorEvent"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");

-- CreateIndex
CREATE INDEX "audit_action_order" ON "AuditEntry"("action", "id");

-- CreateIndex
CREATE INDEX "audit_subject_order" ON "AuditEntry"("subject", "id");

-- AddForeignKey
ALTER TABLE "CategoryLabel" ADD CONSTRAINT "CategoryLabel_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meme" ADD CONSTRAINT "Meme_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meme" ADD CONSTRAINT "Meme_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meme" ADD CONSTRAINT "Meme_uploaderId_fkey" FOREIGN KEY ("uploaderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemeText" ADD CONSTRAINT "MemeText_memeId_fkey" FOREIGN KEY ("memeId") REFERENCES "Meme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_memeId_fkey" FOREIGN KEY ("memeId") REFERENCES "Meme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- The same bytes are one asset; a trashed one may come again.
CREATE UNIQUE INDEX "asset_sha256_live" ON "Asset" ("sha256") WHERE "trashedAt" IS NULL;

ALTER TABLE "Person" ADD CONSTRAINT "person_email_lower" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');
ALTER TABLE "Category"
  ADD CONSTRAINT "category_weekday" CHECK ("weekday" BETWEEN 0 AND 6),
  ADD CONSTRAINT "category_colour" CHECK ("colour" ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT "category_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Asset"
  ADD CONSTRAINT "asset_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "asset_colour" CHECK ("dominantColour" ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT "asset_size" CHECK ("bytes" > 0 AND "width" > 0 AND "height" > 0 AND "frames" > 0);
ALTER TABLE "Variant"
  ADD CONSTRAINT "variant_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "variant_size" CHECK ("bytes" > 0 AND "width" > 0 AND "height" > 0 AND "frames" > 0);
ALTER TABLE "Meme"
  ADD CONSTRAINT "meme_priority" CHECK ("priority" BETWEEN 1 AND 10),
  ADD CONSTRAINT "meme_window" CHECK ("publishFrom" IS NULL OR "publishUntil" IS NULL OR "publishFrom" < "publishUntil"),
  ADD CONSTRAINT "meme_approved_at" CHECK ("status" <> 'approved' OR "approvedAt" IS NOT NULL),
  ADD CONSTRAINT "meme_tags" CHECK (cardinality("tags") <= 10);
ALTER TABLE "MemeText"
  ADD CONSTRAINT "meme_text_caption" CHECK (char_length("caption") <= 500),
  ADD CONSTRAINT "meme_text_alt" CHECK (char_length("altText") <= 200);
ALTER TABLE "Decision" ADD CONSTRAINT "decision_other_has_words" CHECK ("reason" IS DISTINCT FROM 'other' OR coalesce("words", '') <> '');
ALTER TABLE "VisitorPreferences" ADD CONSTRAINT "preferences_custom_days" CHECK ("customDays" BETWEEN 1 AND 30);
ALTER TABLE "Showing" ADD CONSTRAINT "showing_trace" CHECK (octet_length("trace"::text) <= 400);
ALTER TABLE "VisitorEvent" ADD CONSTRAINT "event_dwell" CHECK ("dwellMs" >= 0);
ALTER TABLE "PoolVersion" ADD CONSTRAINT "pool_version_single" CHECK ("id" = 1);
INSERT INTO "PoolVersion" ("id", "version") VALUES (1, 1);

-- History is never rewritten, whoever asks.
CREATE FUNCTION "refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "decision_append_only" BEFORE UPDATE OR DELETE ON "Decision" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "decision_no_truncate" BEFORE TRUNCATE ON "Decision" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();

-- Written in the transaction of the statements above: a process killed right after them leaves a finished migration.
UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
WHERE "migration_name" = '20261120120000_foundation' AND "finished_at" IS NULL;
