-- Back to links of which nobody knows how they went.
ALTER TABLE "OneTimeLink" DROP COLUMN "byMail";
