import { afterAll, beforeAll, expect, test } from "vitest";
import type { CopyDatabase, TestDatabase } from "#test/database.ts";
import {
  openDatabase,
  pingDatabase,
  type Database,
} from "./database.server.ts";

const PIA = { email: "pia@example.com", name: "Pia Paintbrush" };

/** What every database must do, whoever brings it. */
export function describeDatabaseContract(copy: CopyDatabase): void {
  let place: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await copy();
    database = await openDatabase(place.env, { join: false });
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test("it answers", async () => {
    expect(await pingDatabase(database.sql)).toBeGreaterThan(0);
  });

  test("values of every kind come back as they went", async () => {
    const at = new Date("2026-11-18T12:00:00.123Z");
    const value = {
      text: "naïve ねこ 🧦",
      list: [1, "two", null],
      deep: { a: true },
    };
    const { db } = database;
    await db.setting.create({ data: { key: "values", value, updatedAt: at } });
    const found = await db.setting.findUniqueOrThrow({
      where: { key: "values" },
    });
    expect(found).toEqual({ key: "values", value, updatedAt: at });
    const preferences = { visitorId: "v1", blockedTags: ["a,b", 'c"d', ""] };
    await db.visitorPreferences.create({ data: preferences });
    expect(await db.visitorPreferences.findFirst()).toMatchObject(preferences);
  });

  test("many questions at once are all answered, each with its own", async () => {
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const { rows } = await database.sql.query<{ n: number }>(
          "SELECT $1::int AS n",
          [number],
        );
        return rows[0]?.n;
      }),
    );
    expect(answers).toEqual(numbers);
  });

  test("a transaction is kept whole", async () => {
    await database.db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: "first", value: 1 } });
      await tx.setting.create({ data: { key: "second", value: 2 } });
    });
    const keys = { where: { key: { in: ["first", "second"] } } };
    expect(await database.db.setting.count(keys)).toBe(2);
  });

  test("a transaction that throws has done nothing", async () => {
    const change = database.db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: "third", value: 3 } });
      throw new Error("on second thoughts");
    });
    await expect(change).rejects.toThrow("on second thoughts");
    const key = { where: { key: "third" } };
    expect(await database.db.setting.count(key)).toBe(0);
  });

  test("transactions at once do not mix", async () => {
    await database.db.poolVersion.update({
      where: { id: 1 },
      data: { version: 0 },
    });
    const add = () =>
      database.db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "PoolVersion" WHERE "id" = 1 FOR UPDATE`;
        const { version } = await tx.poolVersion.findUniqueOrThrow({
          where: { id: 1 },
        });
        await tx.poolVersion.update({
          where: { id: 1 },
          data: { version: version + 1n },
        });
      });
    await Promise.all(Array.from({ length: 8 }, add));
    expect((await database.db.poolVersion.findFirst())?.version).toBe(8n);
  });

  test("the same thing twice is a unique violation, to Prisma and to SQL", async () => {
    await database.db.person.create({ data: PIA });
    const again = database.db.person.create({ data: PIA });
    await expect(again).rejects.toMatchObject({ code: "P2002" });
    const inSql = database.sql.query(
      `INSERT INTO "Person" ("id", "email", "name") SELECT gen_random_uuid(), "email", "name" FROM "Person"`,
    );
    await expect(inSql).rejects.toMatchObject({ code: "23505" });
  });
}
