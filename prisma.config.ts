import { defineConfig } from "prisma/config";

// Only `prisma generate` is ever run by the command line tool; migrations go through scripts/migrate.ts.
export default defineConfig({ schema: "prisma/schema.prisma" });
