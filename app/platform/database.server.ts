import { readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";
import { openEmbeddedDatabase } from "./embedded-database/embedded-database.server.ts";
import type { Env } from "./env.server.ts";
import {
  measuredClient,
  type QueryObserver,
} from "./measured-client.server.ts";

/** Waiting for a free or a new connection. */
const CONNECT_MS = 2_000;
/** The server ends a statement after this, the client gives up a little later: no request waits longer than 5 s. */
const STATEMENT_MS = 4_000;
const ANSWER_MS = 4_500;
const EMBEDDED_POOL = 5;

export type Db = PrismaClient;
/** What a domain verb may need of a transaction. */
export type Tx = Parameters<Parameters<Db["$transaction"]>[0]>[0];

export interface Database {
  db: Db;
  /** The same connections, for bulk writes and hand-written reads. */
  sql: pg.Pool;
  /** How other clients (jobs, migrations) reach the same database. */
  config: pg.PoolConfig;
  embedded: boolean;
  close(): Promise<void>;
}

/**
 * Opens PostgreSQL at DATABASE_URL, else the embedded database in DATA_DIR. Never waits for a server that is away.
 * @param options.join a command joins a running process that has the embedded database open
 */
export async function openDatabase(
  env: Env,
  options: { join: boolean; observe?: QueryObserver },
): Promise<Database> {
  const embedded = env.DATABASE_URL
    ? null
    : await openEmbeddedDatabase(env.DATA_DIR, { join: options.join });
  const config = embedded ? embeddedConfig(embedded.host) : serverConfig(env);
  const sql = new pg.Pool({
    ...config,
    Client: measuredClient(options.observe),
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  sql.on("error", () => undefined);
  const db = new PrismaClient({
    adapter: new PrismaPg(sql),
    errorFormat: "minimal",
    // On the embedded database a transaction waits for those before it; Prisma's own patience is half of this.
    transactionOptions: { maxWait: STATEMENT_MS },
  });
  return {
    db,
    sql,
    config,
    embedded: embedded !== null,
    async close() {
      await db.$disconnect();
      await sql.end();
      await embedded?.close();
    },
  };
}

/** Milliseconds since `select 1` was sent. Throws when there is no answer. */
export async function pingDatabase(sql: pg.Pool): Promise<number> {
  const start = performance.now();
  await sql.query("select 1");
  return performance.now() - start;
}

function embeddedConfig(host: string): pg.PoolConfig {
  return {
    host,
    user: "postgres",
    database: "postgres",
    max: EMBEDDED_POOL,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  };
}

function serverConfig(env: Env): pg.PoolConfig {
  const url = new URL(env.DATABASE_URL ?? "");
  const ssl = sslOptions(url);
  for (const name of ["sslmode", "sslrootcert", "sslcert", "sslkey"])
    url.searchParams.delete(name);
  return {
    connectionString: url.href,
    ...(ssl === undefined ? {} : { ssl }),
    max: env.DATABASE_POOL,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: ANSWER_MS,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    application_name: "mingus",
  };
}

/** libpq's meanings: `require` encrypts without checking, `verify-ca` checks the chain, `verify-full` the name too. */
function sslOptions(url: URL): pg.PoolConfig["ssl"] {
  const mode = url.searchParams.get("sslmode");
  if (mode === null) return undefined;
  if (mode === "disable") return false;
  const file = (name: string) => {
    const path = url.searchParams.get(name);
    return path
      ? {
          [name.replace("ssl", "").replace("rootcert", "ca")]: readFileSync(
            path,
            "utf8",
          ),
        }
      : {};
  };
  const files = {
    ...file("sslrootcert"),
    ...file("sslcert"),
    ...file("sslkey"),
  };
  if (mode === "verify-full") return { ...files, rejectUnauthorized: true };
  if (mode === "verify-ca")
    return {
      ...files,
      rejectUnauthorized: true,
      checkServerIdentity: () => undefined,
    };
  return { ...files, rejectUnauthorized: false };
}
