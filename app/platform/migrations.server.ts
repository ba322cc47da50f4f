import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Database } from "./database.server.ts";
import { areJobsInstalled, installJobs } from "./jobs.server.ts";
import type { MigrationFile } from "./schema-engine.server.ts";

/** Any number, the same in all instances: who holds this advisory lock migrates. */
const MIGRATION_LOCK = 715_517;
const MIGRATION_MS = 10 * 60_000;
const PATIENT = {
  statement_timeout: MIGRATION_MS,
  query_timeout: MIGRATION_MS,
  idleTimeoutMillis: 0,
};

export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** In the database but not in this version of the code. */
  unknown: string[];
}

type Place = Pick<Database, "config" | "embedded">;

/**
 * Applies what is pending, then installs the job queue's tables. Safe when two instances start at once and after
 * a kill in the middle: each migration is one transaction that also marks itself finished.
 * @returns the names of the migrations applied now
 */
export async function migrateUp(
  place: Place,
  folder = migrationsFolder(),
): Promise<string[]> {
  return alone(place, async (pool) => {
    const migrations = await readMigrations(folder);
    // Loaded only where it is used: a server that has nothing to apply does without its memory.
    const { openSchemaEngine } = await import("./schema-engine.server.ts");
    const engine = await openSchemaEngine(pool);
    try {
      for (const name of await unfinished(pool))
        await engine.markRolledBack(name);
      const applied = await engine.apply(migrations);
      await installJobs(place.config);
      return applied;
    } finally {
      engine.close();
    }
  });
}

/**
 * Takes back the newest applied migration with the `rollback.sql` beside it, in one transaction.
 * @returns its name, or null when there is none
 */
export async function migrateDown(
  place: Place,
  folder = migrationsFolder(),
): Promise<string | null> {
  return alone(place, async (pool) => {
    const name = (await finished(pool)).at(-1);
    if (name === undefined) return null;
    const rollback = await readFile(join(folder, name, "rollback.sql"), "utf8");
    const forget = `DELETE FROM "_prisma_migrations" WHERE "migration_name" = ${pg.escapeLiteral(name)};`;
    await pool.query(`BEGIN;\n${rollback}\n;${forget}\nCOMMIT;`);
    return name;
  });
}

/** What is applied and what is pending. */
export async function migrationStatus(
  sql: Pick<pg.Pool, "query">,
  folder = migrationsFolder(),
): Promise<MigrationStatus> {
  const known = (await readMigrations(folder)).map(({ name }) => name);
  const applied = await finished(sql);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/**
 * Whether there is something to apply, or to install after it. A new version of the job queue comes with a migration, be it an
 * empty one.
 */
export async function isBehind(sql: Pick<pg.Pool, "query">): Promise<boolean> {
  const { pending } = await migrationStatus(sql);
  return pending.length > 0 || !(await areJobsInstalled(sql));
}

function migrationsFolder(): string {
  return join(import.meta.dirname, "../../prisma/migrations");
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const read = async (name: string) => ({
    name,
    sql: await readFile(join(folder, name, "migration.sql"), "utf8"),
  });
  return Promise.all(names.sort().map(read));
}

/**
 * Lends the one connection of who may migrate. It takes the lock and does all the work, so that a lock outlives a
 * killed process until the server has ended the statement it was left with, one way or the other.
 */
async function alone<T>(
  { config, embedded }: Place,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...config, ...PATIENT, max: 1 });
  try {
    // All clients of the embedded database share one session, and its one owner is the only one to migrate.
    if (!embedded)
      await pool.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function finished(sql: Pick<pg.Pool, "query">): Promise<string[]> {
  return namesWhere(
    sql,
    `"finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
}

async function unfinished(sql: Pick<pg.Pool, "query">): Promise<string[]> {
  return namesWhere(sql, `"finished_at" IS NULL AND "rolled_back_at" IS NULL`);
}

async function namesWhere(
  sql: Pick<pg.Pool, "query">,
  condition: string,
): Promise<string[]> {
  const table = await sql.query<{ known: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS known`,
  );
  if (!table.rows[0]?.known) return [];
  const found = await sql.query<{ name: string }>(
    `SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE ${condition} ORDER BY "migration_name"`,
  );
  return found.rows.map(({ name }) => name);
}
