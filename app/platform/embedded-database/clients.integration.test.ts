import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startChild } from "#test/children.ts";
import { copyEmbedded, type TestDatabase } from "#test/database.ts";
import {
  openEmbeddedDatabase,
  type EmbeddedDatabase,
} from "./embedded-database.server.ts";

const BIG = 300_000;

let copy: TestDatabase;
let database: EmbeddedDatabase;

beforeAll(async () => {
  copy = await copyEmbedded();
  database = await openEmbeddedDatabase(copy.env.DATA_DIR, { join: false });
});

afterAll(async () => {
  await database.close();
  await copy.remove();
});

async function enter(): Promise<pg.Client> {
  const { host } = database;
  const client = new pg.Client({
    host,
    user: "postgres",
    database: "postgres",
  });
  onTestFinished(() => client.end());
  await client.connect();
  return client;
}

async function column(client: pg.Client, text: string): Promise<unknown[]> {
  const { rows } = await client.query({ text, rowMode: "array" });
  return rows.map(([value]: unknown[]) => value);
}

test("large statements of two clients at once never mix", async () => {
  const echo = async (client: pg.Client, letter: string) => {
    for (let round = 0; round < 12; round++) {
      const sent = [`${letter}${round}`.padEnd(BIG, letter), round];
      const { rows } = await client.query({
        text: "SELECT $1::text, $2::int",
        values: sent,
        rowMode: "array",
      });
      expect(rows[0]).toEqual(sent);
    }
  };
  const [pia, tomas] = [await enter(), await enter()];
  await Promise.all([echo(pia, "p"), echo(tomas, "t")]);
});

test("a transaction is alone, and nobody sees it before it is committed", async () => {
  const [pia, tomas] = [await enter(), await enter()];
  await pia.query("CREATE TABLE sock (owner text)");
  await pia.query("BEGIN");
  await pia.query("INSERT INTO sock VALUES ('pia')");
  const log: string[] = [];
  const seen = column(tomas, "SELECT owner FROM sock");
  void seen.then(() => log.push("tomas is answered"));
  await pia.query("INSERT INTO sock VALUES ('pia again')");
  log.push("pia has inserted");
  await pia.query("COMMIT");
  expect(await seen).toEqual(["pia", "pia again"]);
  expect(log).toEqual(["pia has inserted", "tomas is answered"]);
});

test("a failed transaction keeps the session until it is rolled back", async () => {
  const [pia, tomas] = [await enter(), await enter()];
  await pia.query("BEGIN");
  await expect(pia.query("SELECT nonsense")).rejects.toThrow("nonsense");
  const waiting = column(tomas, "SELECT 1");
  await expect(pia.query("SELECT 1")).rejects.toThrow("aborted");
  await pia.query("ROLLBACK");
  expect(await waiting).toEqual([1]);
});

test("a client that dies inside a transaction has done nothing, and the others go on", async () => {
  const child = startChild("embedded-database", [
    copy.env.DATA_DIR,
    "transaction",
  ]);
  expect(await child.nextLine()).toBe("client");
  expect(await child.nextLine()).toBe("inside");
  const entering = enter();
  await child.kill();
  const tomas = await entering;
  expect(await column(tomas, "SELECT number FROM acknowledged")).toEqual([]);
});

test.each([
  ["what is no protocol at all", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["an old protocol", "\0\0\0\x17\0\x02\0\0user\0postgres\0\0"],
])("a client that sends %s is cut off alone", async (_, text) => {
  const pia = await enter();
  const socket = connect(join(database.host, ".s.PGSQL.5432"));
  socket.write(text);
  await once(socket, "close");
  expect(await column(pia, "SELECT 1")).toEqual([1]);
});

test("a client that sends an unknown message after a good start is cut off alone", async () => {
  const pia = await enter();
  const socket = connect(join(database.host, ".s.PGSQL.5432"));
  socket.write("\0\0\0\x17\0\x03\0\0user\0postgres\0\0");
  await once(socket, "data");
  socket.write("y\0\0\0\x04");
  await once(socket, "close");
  expect(await column(pia, "SELECT 1")).toEqual([1]);
});
