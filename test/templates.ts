import { rm } from "node:fs/promises";
import pg from "pg";
import { openDatabase } from "#app/platform/database.server.ts";
import { migrateUp } from "#app/platform/migrations.server.ts";
import { makeFastFolder } from "./fast-folder.ts";
import { defaultEnv } from "./files/places.ts";
import type { PostgresAddress } from "./servers/postgres.ts";

/** The database's name on each of our PostgreSQL servers. */
export const TEMPLATE_NAME = "mingus_template";

/** What a process with a database server must be given. */
export const SECRETS = Object.fromEntries(
  ["SESSION_SECRETS", "ENCRYPTION_KEYS", "JWT_SECRETS"].map((name) => [
    name,
    "only-for-tests-only-for-tests-only-for-tests",
  ]),
);

/** The environment of a process whose database is at this address, with every other default. */
export function environmentAt(
  database: { DATA_DIR: string; DATABASE_URL?: string },
  set: Record<string, string> = {},
) {
  return defaultEnv({ ...SECRETS, ...database, ...set });
}

/** Makes the embedded template. `remove` deletes it. */
export async function prepareEmbedded(): Promise<{
  folder: string;
  remove(): Promise<void>;
}> {
  const folder = await makeFastFolder("template");
  await migrate(environmentAt({ DATA_DIR: folder }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes the template on a PostgreSQL server; it goes with the server. */
export async function prepareOn({ url }: PostgresAddress): Promise<void> {
  // Not by the app's own pool, which waits two seconds: a server may just have started, beside four others.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_NAME}`);
  await client.end();
  await migrate(at(databaseUrl(url, TEMPLATE_NAME)));
}

/** The same server's address, with another database. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = name;
  return changed.href;
}

function at(url: string) {
  return environmentAt({ DATA_DIR: "/nonexistent", DATABASE_URL: url });
}

async function migrate(env: ReturnType<typeof environmentAt>): Promise<void> {
  const database = await openDatabase(env, { join: false });
  await migrateUp(database).finally(() => database.close());
}
