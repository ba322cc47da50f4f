import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startChild } from "#test/children.ts";
import { copyEmbedded } from "#test/database.ts";
import {
  openEmbeddedDatabase,
  type EmbeddedDatabase,
} from "./embedded-database.server.ts";

let folder: string;
let opened: EmbeddedDatabase[] = [];

beforeEach(async () => void (folder = (await copyEmbedded()).env.DATA_DIR));

afterEach(async () => {
  await Promise.all(opened.map((database) => database.close()));
  opened = [];
  await rm(folder, { recursive: true, force: true });
});

async function open(options = { join: false }): Promise<EmbeddedDatabase> {
  const database = await openEmbeddedDatabase(folder, options);
  opened.push(database);
  return database;
}

async function enter({
  host,
}: Pick<EmbeddedDatabase, "host">): Promise<pg.Client> {
  const client = new pg.Client({
    host,
    user: "postgres",
    database: "postgres",
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function ask(
  database: EmbeddedDatabase,
  ...statements: string[]
): Promise<unknown> {
  const client = await enter(database);
  let answer: unknown;
  for (const text of statements) {
    const { rows } = await client.query({ text, rowMode: "array" });
    answer = (rows as unknown[][])[0]?.[0];
  }
  await client.end();
  return answer;
}

test("a command joins the process that has the database open", async () => {
  const owner = await open();
  const guest = await open({ join: true });
  expect([owner.owner, guest.owner]).toEqual([true, false]);
  await ask(guest, "CREATE TABLE sock (owner text)");
  await guest.close();
  expect(await ask(owner, "SELECT count(*)::int FROM sock")).toBe(0);
});

test("a command opens the database itself when nobody has it open", async () => {
  expect((await open({ join: true })).owner).toBe(true);
});

test("a server waits until the one before it has let go", async () => {
  const first = await open();
  const log: string[] = [];
  const second = open();
  void second.then(() => log.push("second is open"));
  await ask(first, "CREATE TABLE sock (owner text)");
  log.push("first closes");
  await first.close();
  const count = await ask(await second, "SELECT count(*)::int FROM sock");
  expect(count).toBe(0);
  expect(log).toEqual(["first closes", "second is open"]);
});

test("closing does not wait for somebody inside a transaction, and rolls it back", async () => {
  const database = await open();
  await ask(database, "CREATE TABLE sock (owner text)");
  const pia = await enter(database);
  const gone = new Promise((resolve) => pia.once("end", resolve));
  await pia.query("BEGIN");
  await pia.query("INSERT INTO sock VALUES ('pia')");
  await database.close();
  await gone;
  expect(await ask(await open(), "SELECT count(*)::int FROM sock")).toBe(0);
});

test("a socket that a killed process has left is removed", async () => {
  await mkdir(join(folder, "db-socket"), { recursive: true });
  const path = join(folder, "db-socket", ".s.PGSQL.5432");
  await startChild("leave-socket", [path]).ended;
  expect(await ask(await open(), "SELECT 1")).toBe(1);
});

test("of several processes that start at once, one owns the database and the others join it", async () => {
  const children = Array.from({ length: 3 }, () =>
    startChild("embedded-database", [folder, "join"]),
  );
  const roles = await Promise.all(children.map((child) => child.nextLine()));
  expect(roles.toSorted()).toEqual(["client", "client", "owner"]);
  await Promise.all(children.map((child) => child.kill()));
});

test("a path that is too long for a socket gets one in the system's temporary folder", async () => {
  const short = folder;
  folder = join(dirname(short), "a-very-long-name-".repeat(6));
  await rename(short, folder);
  const database = await open();
  expect(dirname(database.host)).toBe(tmpdir());
  expect(await ask(database, "SELECT 1")).toBe(1);
  await database.close();
  await rm(database.host, { recursive: true });
});

test("what was acknowledged before the process was killed is there afterwards", async () => {
  let acknowledged = 0;
  const rounds = [40, 47, 54];
  for (const lines of rounds) {
    const child = startChild("embedded-database", [folder]);
    expect(await child.nextLine()).toBe("owner");
    for (let line = 0; line < lines; line++) await child.nextLine();
    await child.kill();
    acknowledged += lines + (await child.remainingLines()).length;
  }
  const count = await ask(
    await open(),
    "SELECT count(*)::int FROM acknowledged",
  );
  // Each round may have written one row more than it lived to tell.
  expect(count).toBeGreaterThanOrEqual(acknowledged);
  expect(count).toBeLessThanOrEqual(acknowledged + rounds.length);
});

test("a database that fails while it is open ends its process with a word", async () => {
  const child = startChild("embedded-database", [folder, "join"]);
  await child.nextLine();
  const pia = await enter({ host: join(folder, "db-socket") });
  // The one statement that PGlite does not survive.
  const query = pia.query("COPY pg_class FROM STDIN");
  await expect(query).rejects.toThrow("terminated");
  const { code, stderr } = await child.ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain("the embedded database failed");
});

test.runIf(existsSync("/proc/self/status"))(
  "expressions that are asked for again and again are not worth half a gigabyte (decision 035)",
  async () => {
    const { pid, nextLine } = startChild("embedded-database", [folder, "join"]);
    expect(await nextLine()).toBe("owner");
    const pia = await enter({ host: join(folder, "db-socket") });
    const text = `SELECT sum((n % 7) * (n % 5)) FROM generate_series(1, 2000000) n`;
    for (let round = 0; round < 3; round++) await pia.query(text);
    await pia.end();
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const [, peakKib] = /VmHWM:\s+(\d+)/.exec(status) ?? [];
    expect(Number(peakKib) / 1024).toBeLessThan(700);
  },
);
