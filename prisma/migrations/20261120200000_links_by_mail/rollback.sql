ALTER TABLE "OneTimeLink" DROP COLUMN "byMail";
