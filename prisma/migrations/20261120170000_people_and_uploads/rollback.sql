-- Back to people who cannot sign in. Their sessions, tokens and unfinished uploads go.
DROP TABLE "SweepRun", "ForbiddenTerm", "NearDuplicate", "Finding", "Upload", "RefreshToken", "TokenFamily", "ApiToken",
  "OneTimeLink", "Session";
ALTER TABLE "Meme" DROP COLUMN "source";
ALTER TABLE "Person" DROP COLUMN "passwordHash", DROP COLUMN "googleSubject", DROP COLUMN "emailVerifiedAt", DROP COLUMN "deletedAt";
DROP TYPE "UploadMethod", "UploadState", "FindingKind", "TermSeverity", "LinkPurpose";
