/**
 * The database's schema: `up` applies what is pending, `down` takes back the newest, `status` lists both.
 * `up` also writes the first forbidden terms, once: it is the one command that every environment runs.
 * `sql` prints the statements from an empty database to prisma/schema.prisma, to write the next migration from.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { seedTerms } from "#app/moderation/seed-terms.server.ts";
import { openDatabase } from "#app/platform/database.server.ts";
import {
  migrateDown,
  migrateUp,
  migrationStatus,
} from "#app/platform/migrations.server.ts";
import { openSchemaEngine } from "#app/platform/schema-engine.server.ts";
import { processEnvironment } from "#app/platform/process-env.server.ts";

const COMMANDS: Record<
  string,
  (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<string>
> = {
  async up(database) {
    const applied = await migrateUp(database);
    await seedTerms(database.db);
    return applied.length > 0
      ? `applied ${applied.join(", ")}`
      : "already current";
  },
  async down(database) {
    const name = await migrateDown(database);
    return name ? `took back ${name}` : "nothing to take back";
  },
  async status(database) {
    const { applied, pending, unknown } = await migrationStatus(database.sql);
    const rows = [
      ...applied.map((name) => `applied  ${name}`),
      ...pending.map((name) => `pending  ${name}`),
      ...unknown.map((name) => `unknown  ${name}`),
    ];
    return rows.join("\n");
  },
  async sql(database) {
    const engine = await openSchemaEngine(database.sql);
    const schema = await readFile(
      join(import.meta.dirname, "../prisma/schema.prisma"),
      "utf8",
    );
    return engine.diff(null, schema).finally(() => engine.close());
  },
};

const run = COMMANDS[process.argv[2] ?? ""];
if (!run) {
  console.error("usage: node scripts/migrate.ts up|down|status|sql");
  process.exit(2);
}
const database = await openDatabase(processEnvironment(), { join: true });
try {
  console.log(await run(database));
} finally {
  await database.close();
}
