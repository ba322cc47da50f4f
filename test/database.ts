import { randomUUID } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import pg from "pg";
import { describe, inject } from "vitest";
import type { Env } from "#app/platform/env.server.ts";
import { makeFastFolder } from "./fast-folder.ts";
import type { PostgresAddress } from "./servers/postgres.ts";
import { freshBucket, type S3Address } from "./servers/s3.ts";
import { describeWith } from "./servers/provided.ts";
import {
  databaseUrl,
  environmentAt,
  SECRETS,
  TEMPLATE_NAME,
} from "./templates.ts";

/** A database of one test file's own, with a folder for everything else; nobody has it open yet. */
export interface TestDatabase {
  env: Env;
  remove(): Promise<void>;
}

export type CopyDatabase = (
  set?: Record<string, string>,
) => Promise<TestDatabase>;

/** Copies the migrated, empty embedded database. `set` adds to the environment that leads to it. */
export const copyEmbedded: CopyDatabase = async (set) => {
  const folder = await makeFastFolder("database");
  await cp(inject("embeddedTemplate"), folder, { recursive: true });
  const remove = () => rm(folder, { recursive: true, force: true });
  return { env: environmentAt({ DATA_DIR: folder }, set), remove };
};

/** The same on a PostgreSQL server. */
export function copyOn({ url }: PostgresAddress): CopyDatabase {
  return async (set) => {
    const name = `mingus_${randomUUID().replaceAll("-", "")}`;
    const folder = await makeFastFolder("data");
    await run(url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_NAME}`);
    const place = {
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl(url, name),
    };
    return {
      env: environmentAt(place, set),
      async remove() {
        await run(url, `DROP DATABASE ${name} WITH (FORCE)`);
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
}

/** The environment of a process that keeps its pictures on this S3 server, in a new bucket. */
export async function s3Environment(
  address: S3Address,
): Promise<Record<string, string>> {
  const server = await freshBucket(address);
  return {
    S3_BUCKET: server.bucket,
    S3_ENDPOINT: server.endpoint,
    S3_REGION: server.region,
    S3_FORCE_PATH_STYLE: "true",
    AWS_ACCESS_KEY_ID: server.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
  };
}

/** What a child process needs to open the same database. */
export function childEnvironment({ env }: TestDatabase) {
  const { DATA_DIR, DATABASE_URL = "" } = env;
  return { ...SECRETS, DATA_DIR, DATABASE_URL };
}

/** `describe` on every kind of database this machine has; the tests make their own copies. */
export function describeOnDatabases(
  title: string,
  tests: (copy: CopyDatabase) => void,
): void {
  describe(`${title} on the embedded database`, () => tests(copyEmbedded));
  describeWith("postgres", `${title} on PostgreSQL`, (server) =>
    tests(copyOn(server)),
  );
}

/** Runs one statement on a connection of its own. */
async function run(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
