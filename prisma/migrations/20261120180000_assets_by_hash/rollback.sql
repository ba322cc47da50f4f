DROP INDEX "Asset_sha256_idx";
