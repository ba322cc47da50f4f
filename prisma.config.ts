import { defineConfig } from "prisma/config";

// The command line tool is there for `prisma generate` alone, which runs no engine: named, it is not downloaded. Migrations go
// through scripts/migrate.ts.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
