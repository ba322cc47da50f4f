import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openDatabase, type Database } from "#app/platform/database.server.ts";
import { NOON } from "#test/services.ts";
import { recordAudit, verifyAudit } from "./audit.server.ts";

const ROWS = 24;

describeOnDatabases("the audit log", (copy) => {
  let place: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await copy();
    database = await openDatabase(place.env, { join: false });
    await Promise.all(Array.from({ length: ROWS }, (_, n) => record(n)));
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const record = (n: number) =>
    database.db.$transaction((tx) =>
      recordAudit(tx, NOON + n, {
        actor: "Mira Measure",
        action: "meme.approve",
        subject: `meme:${n}`,
        detail: { z: n, a: { list: [1.5, null, "ねこ"], deep: true }, "": "" },
      }),
    );

  /** Changes history behind the triggers' back, looks, and undoes it. */
  const brokenBy = async (change: string) => {
    const client = await database.sql.connect();
    const row =
      (
        await client.query<{ id: string }>(
          `SELECT "id" FROM "AuditEntry" ORDER BY "id" OFFSET 10 LIMIT 1`,
        )
      ).rows[0]?.id ?? "";
    await client.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
    await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM "AuditEntry"`);
    await client.query(change.replaceAll("ROW", row));
    const broken = await verifyAudit(database.db);
    await client.query(
      `DELETE FROM "AuditEntry"; INSERT INTO "AuditEntry" SELECT * FROM kept; DROP TABLE kept`,
    );
    await client.query(`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`);
    client.release();
    expect(await verifyAudit(database.db)).toBeNull();
    return broken && Number(broken.id) - Number(row);
  };

  test("rows that are written at once follow one another", async () => {
    expect(await database.db.auditEntry.count()).toBe(ROWS);
    expect(await verifyAudit(database.db)).toBeNull();
  });

  test("a row is not written when its transaction is not", async () => {
    const undone = database.db.$transaction(async (tx) => {
      const facts = { actor: "system", action: "a", subject: "s", detail: {} };
      await recordAudit(tx, NOON, facts);
      throw new Error("on second thoughts");
    });
    await expect(undone).rejects.toThrow("on second thoughts");
    expect(await verifyAudit(database.db)).toBeNull();
    await record(ROWS);
    expect(await verifyAudit(database.db)).toBeNull();
  });

  test.each([
    ["who", `"actor" = 'somebody else'`],
    ["what", `"action" = 'meme.reject'`],
    ["to what", `"subject" = 'meme:0'`],
    ["when", `"at" = "at" + interval '1 ms'`],
    ["how", `"detail" = jsonb_set("detail", '{a,deep}', 'false')`],
    ["its hash", `"hash" = repeat('0', 64)`],
  ])("a row with another %s is found", async (_, change) => {
    const edit = `UPDATE "AuditEntry" SET ${change} WHERE "id" = ROW`;
    expect(await brokenBy(edit)).toBe(0);
  });

  test("a row that is gone is missed by the one after it", async () => {
    expect(await brokenBy(`DELETE FROM "AuditEntry" WHERE "id" = ROW`)).toBe(1);
  });
});
