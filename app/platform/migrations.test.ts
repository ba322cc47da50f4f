import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "../../prisma/migrations");
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(names)("the migration %s", (name) => {
  const read = (file: string) => readFileSync(join(FOLDER, name, file), "utf8");

  test("is named by its time and what it brings", () => {
    expect(name).toMatch(/^20\d{12}_[a-z]+(_[a-z]+)*$/);
  });

  test("can be taken back", () => {
    expect(read("rollback.sql").trim()).not.toBe("");
  });

  test("ends with the statement that marks it finished, so that a kill right after it changes nothing", () => {
    const last = read("migration.sql").trim().split(";").at(-2);
    expect(last?.replace(/\s+/g, " ")).toContain(
      `UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1 WHERE "migration_name" = '${name}' AND "finished_at" IS NULL`,
    );
  });
});
