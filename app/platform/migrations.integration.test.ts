import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
  vi,
} from "vitest";
import { startChild, type Child } from "#test/children.ts";
import {
  childEnvironment,
  copyOn,
  describeOnDatabases,
  type CopyDatabase,
  type TestDatabase,
} from "#test/database.ts";
import { dumpSchema } from "#test/schema-dump.ts";
import { describeWith } from "#test/servers/provided.ts";
import { openDatabase, type Database } from "./database.server.ts";
import {
  isBehind,
  migrateDown,
  migrateUp,
  migrationStatus,
} from "./migrations.server.ts";
import { openSchemaEngine } from "./schema-engine.server.ts";

let place: TestDatabase;
let database: Database;

const reopen = async () =>
  (database = await openDatabase(place.env, { join: false }));

async function open(copy: CopyDatabase): Promise<void> {
  place = await copy();
  await reopen();
}

async function close(): Promise<void> {
  await database.close();
  await place.remove();
}

describeOnDatabases("migrations", (copy) => {
  beforeAll(() => open(copy));
  afterAll(close);

  test("up again is nothing", async () => {
    const before = await dumpSchema(database);
    expect(await migrateUp(database)).toEqual([]);
    expect(await dumpSchema(database)).toEqual(before);
  });

  test("a job queue that was not installed to its end is behind, and up brings the rest", async () => {
    expect(await isBehind(database.sql)).toBe(false);
    await database.sql.query("DROP SCHEMA pgboss CASCADE");
    expect(await isBehind(database.sql)).toBe(true);
    expect(await migrateUp(database)).toEqual([]);
    expect(await isBehind(database.sql)).toBe(false);
  });

  test("down takes everything back, and up again brings the same", async () => {
    const before = await dumpSchema(database);
    const { applied } = await migrationStatus(database.sql);
    const takenBack: string[] = [];
    for (let name = await migrateDown(database); name;)
      name = (takenBack.push(name), await migrateDown(database));
    expect(takenBack).toEqual(applied.toReversed());
    const empty = await dumpSchema(database);
    expect(
      empty.filter((line) => !line.includes("_prisma_migrations")),
    ).toEqual([]);
    expect((await migrationStatus(database.sql)).pending).toEqual(applied);
    expect(await migrateUp(database)).toEqual(applied);
    expect(await dumpSchema(database)).toEqual(before);
  });

  test("the status tells what is applied, pending and unknown", async () => {
    const folder = await writeMigrations({
      "20990101000000_later": "SELECT 1;",
    });
    const { applied } = await migrationStatus(database.sql);
    expect(applied).not.toEqual([]);
    expect(await migrationStatus(database.sql, folder)).toEqual({
      applied,
      pending: ["20990101000000_later"],
      unknown: applied,
    });
  });

  test("the migrations lead to what prisma/schema.prisma says, and beyond it only to what that cannot say", async () => {
    const migrated = await dumpSchema(database, ["public"]);
    for (let name = await migrateDown(database); name;)
      name = await migrateDown(database);
    const schema = await readFile(
      join(import.meta.dirname, "../../prisma/schema.prisma"),
      "utf8",
    );
    const engine = await openSchemaEngine(database.sql);
    await database.sql.query(await engine.diff(null, schema));
    engine.close();
    const declared = await dumpSchema(database, ["public"]);
    expect(declared.filter((line) => !migrated.includes(line))).toEqual([]);
    const beyond = migrated.filter((line) => !declared.includes(line));
    const sayable = beyond.filter(
      (line) =>
        !/^constraint .* CHECK |^trigger |^function |^index .* WHERE /.test(
          line,
        ),
    );
    expect(sayable).toEqual([]);
  });
});

describeOnDatabases("a process killed while it migrates", (copy) => {
  beforeEach(() => open(copy));
  afterEach(close);

  // The moments are spread over the whole of it; which one is met does not matter.
  test.each([0, 200, 600])(
    "up goes on after a process was killed %i ms into it",
    async (milliseconds) => {
      const folder = await slowMigrations(0.1);
      await database.close();
      const child = startMigrating(folder);
      await child.nextLine();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await child.kill();
      await reopen();
      await migrateUp(database, folder);
      await expectAppliedOnce(folder);
    },
  );
});

describeWith(
  "postgres",
  "migrations of several processes on PostgreSQL",
  (server) => {
    beforeEach(() => open(copyOn(server)));
    afterEach(close);

    test("of three that start at once, one applies everything and the others nothing", async () => {
      const folder = await slowMigrations(0.1);
      const children = [1, 2, 3].map(() => startMigrating(folder));
      const applied = await Promise.all(
        children.map(async (child) => {
          await child.nextLine();
          return JSON.parse(await child.nextLine()) as string[];
        }),
      );
      expect(applied.toSorted()).toEqual([[], [], STEPS]);
      await expectAppliedOnce(folder);
    });

    test("a change that has to wait for a long reader holds up nobody behind it", async () => {
      const name = "20990101000000_wider";
      const folder = await writeMigrations({
        [name]: `ALTER TABLE "Meme" ADD COLUMN "wider" int;`,
      });
      const reader = await database.sql.connect();
      await reader.query(`BEGIN; SELECT 1 FROM "Meme";`);
      const migrating = migrateUp(database, folder);
      await vi.waitUntil(async () => (await waitingForLock()) === 1, {
        interval: 20,
        timeout: 20_000,
      });
      await database.sql.query(`SELECT 1 FROM "Meme"`);
      await reader.query("COMMIT");
      reader.release();
      expect(await migrating).toEqual([name]);
    });

    test("a statement that a killed process has left behind is waited for", async () => {
      const folder = await slowMigrations(1);
      const child = startMigrating(folder);
      await vi.waitUntil(async () => (await sleeping()) === 1, {
        interval: 20,
        timeout: 20_000,
      });
      await child.kill();
      expect(await sleeping()).toBe(1);
      const applied = await migrateUp(database, folder);
      expect(applied).toEqual(STEPS.slice(1));
      await expectAppliedOnce(folder);
    });
  },
);

describeOnDatabases("a migration that fails", (copy) => {
  beforeEach(() => open(copy));
  afterEach(close);

  test("leaves nothing of itself, says why, and can be mended", async () => {
    const name = "20990101000000_broken";
    const broken = await writeMigrations({
      [name]: "CREATE TABLE half (id int); SELECT nonsense;",
    });
    await expect(migrateUp(database, broken)).rejects.toThrow(
      'column "nonsense" does not exist',
    );
    const { pending } = await migrationStatus(database.sql, broken);
    expect(pending).toEqual([name]);
    const mended = await writeMigrations({
      [name]: "CREATE TABLE half (id int);",
    });
    expect(await migrateUp(database, mended)).toEqual([name]);
  });
});

const STEPS = [
  "20990101000001_first",
  "20990101000002_second",
  "20990101000003_third",
];

/** Three migrations that take their time and count how often they ran. */
function slowMigrations(seconds: number): Promise<string> {
  const entries = STEPS.map((name, index) => [
    name,
    `CREATE TABLE step_${index} (id int); INSERT INTO step_${index} VALUES (1); SELECT pg_sleep(${seconds});`,
  ]);
  return writeMigrations(Object.fromEntries(entries));
}

async function expectAppliedOnce(folder: string): Promise<void> {
  const status = await migrationStatus(database.sql, folder);
  expect(status.pending).toEqual([]);
  for (const index of STEPS.keys()) {
    const { rows } = await database.sql.query(`SELECT id FROM step_${index}`);
    expect(rows).toEqual([{ id: 1 }]);
  }
}

async function sleeping(): Promise<number> {
  const { rows } = await database.sql.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'SET LOCAL%CREATE TABLE step_0%'",
  );
  return rows.length;
}

async function waitingForLock(): Promise<number> {
  const { rows } = await database.sql.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SET LOCAL%'",
  );
  return rows.length;
}

async function writeMigrations(
  migrations: Record<string, string>,
): Promise<string> {
  const folder = join(
    place.env.DATA_DIR,
    `migrations-${Object.keys(migrations)[0]}`,
  );
  for (const [name, sql] of Object.entries(migrations)) {
    const finish = `UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1 WHERE "migration_name" = '${name}' AND "finished_at" IS NULL;`;
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "migration.sql"), `${sql}\n${finish}`);
  }
  return folder;
}

function startMigrating(folder: string): Child {
  return startChild("migrate", [folder], childEnvironment(place));
}
