import { afterEach, describe, expect, test, vi } from "vitest";
import { copyEmbedded, copyOn } from "#test/database.ts";
import type { PostgresAddress } from "#test/servers/postgres.ts";
import { describeWith } from "#test/servers/provided.ts";
import { createRelay } from "#test/servers/relay.ts";
import { environmentAt } from "#test/templates.ts";
import { describeDatabaseContract } from "./database-contract.ts";
import {
  openDatabase,
  pingDatabase,
  type Database,
} from "./database.server.ts";

const opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

async function open(url: string): Promise<Database> {
  const env = environmentAt({ DATA_DIR: "/nonexistent", DATABASE_URL: url });
  const database = await openDatabase(env, { join: false });
  opened.push(database);
  return database;
}

describe("the embedded database", () => describeDatabaseContract(copyEmbedded));

describeWith("postgres", "PostgreSQL", (server) => {
  describeDatabaseContract(copyOn(server));

  test("a statement that takes too long is ended by the server", async () => {
    const { sql } = await open(server.url);
    const slow = sql.query("SELECT pg_sleep(60)");
    await expect(slow).rejects.toThrow("statement timeout");
    const { rows } = await sql.query(
      "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%' AND state = 'active'",
    );
    expect(rows).toEqual([]);
  });

  test("it recovers after the server has ended every connection", async () => {
    const { db, sql } = await open(server.url);
    await Promise.all([sql.query("SELECT 1"), db.$queryRaw`SELECT 1`]);
    const admin = await open(server.url);
    await admin.sql.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mingus' AND datname = current_database() AND pid <> pg_backend_pid()",
    );
    await vi.waitFor(() => sql.query("SELECT 1"));
    await vi.waitFor(() => db.$queryRaw`SELECT 1`);
  });

  test("it opens while the server is away, says so, and works once it is there", async () => {
    const { database, relay } = await openThroughRelay(server);
    await expect(pingDatabase(database.sql)).rejects.toThrow("ECONNREFUSED");
    await expect(database.db.$queryRaw`SELECT 1`).rejects.toThrow();
    await relay.open();
    await pingDatabase(database.sql);
    await database.db.$queryRaw`SELECT 1`;
    await relay.cut();
    await expect(pingDatabase(database.sql)).rejects.toThrow();
    await relay.open();
    await vi.waitFor(() => database.db.$queryRaw`SELECT 1`);
    await relay.cut();
  });
});

async function openThroughRelay(server: PostgresAddress) {
  const relay = await createRelay(server.port);
  const url = new URL(server.url);
  url.port = String(relay.port);
  return { relay, database: await open(url.href) };
}

describeWith("postgresTls", "PostgreSQL over TLS with a password", (server) => {
  describeDatabaseContract(copyOn(server));

  const changed = (change: (url: URL) => void) => {
    const url = new URL(server.url);
    change(url);
    return open(url.href);
  };
  const isEncrypted = async ({ sql }: Database) => {
    const { rows } = await sql.query<{ ssl: boolean }>(
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
    );
    return rows[0]?.ssl;
  };

  test("verify-full takes the right name from the right authority", async () => {
    expect(await isEncrypted(await open(server.url))).toBe(true);
    const byName = await changed((url) => (url.hostname = "localhost"));
    expect(await isEncrypted(byName)).toBe(true);
  });

  // Another way to write 127.0.0.1 that no certificate holds.
  const wrongName = (url: URL) => (url.hostname = "127.1");

  test("verify-full refuses another name", async () => {
    const database = await changed(wrongName);
    await expect(pingDatabase(database.sql)).rejects.toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });

  test("verify-ca takes another name from the right authority", async () => {
    const database = await changed((url) => {
      wrongName(url);
      url.searchParams.set("sslmode", "verify-ca");
    });
    expect(await isEncrypted(database)).toBe(true);
  });

  test.each(["verify-ca", "verify-full"])(
    "%s refuses an authority it does not know",
    async (mode) => {
      const database = await changed((url) => {
        url.searchParams.set("sslmode", mode);
        url.searchParams.delete("sslrootcert");
      });
      await expect(pingDatabase(database.sql)).rejects.toThrow("certificate");
    },
  );

  test("require encrypts without asking who is there", async () => {
    const database = await changed((url) => {
      url.searchParams.set("sslmode", "require");
      url.searchParams.delete("sslrootcert");
    });
    expect(await isEncrypted(database)).toBe(true);
  });

  test("a wrong password and plain text are refused", async () => {
    const wrong = await changed((url) => (url.password = "wrong"));
    await expect(pingDatabase(wrong.sql)).rejects.toThrow("password");
    const plain = await changed((url) => (url.search = ""));
    await expect(pingDatabase(plain.sql)).rejects.toThrow("no encryption");
  });
});
