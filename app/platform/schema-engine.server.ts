import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import type {
  DiffTarget,
  MigrationDirectory,
  MigrationList,
} from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** A migration as the engine takes it: a folder's name and its forward SQL. */
export interface MigrationFile {
  name: string;
  sql: string;
}

/**
 * Prisma's own schema engine as WebAssembly: no binary to download, no command line tool in the image.
 * @param pool its way to the database; whoever opened it ends it
 */
export async function openSchemaEngine(pool: pg.Pool) {
  await (instantiated ??= instantiate());
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const scripts = new WholeScriptPg(pool);
  const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: undefined },
    print,
    adapter,
  );
  return {
    /** Names of the migrations that were applied now, in order. Throws with the database's words when one fails. */
    async apply(migrations: MigrationFile[]): Promise<string[]> {
      const input = {
        migrationsList: migrationList(migrations),
        filters: NO_FILTER,
      };
      try {
        return (await engine.applyMigrations(input)).appliedMigrationNames;
      } catch (cause) {
        throw scripts.refusal ? new Error(scripts.refusal, { cause }) : cause;
      }
    },
    /** Forgets a start that never finished, so that the migration is applied again. */
    async markRolledBack(name: string): Promise<void> {
      await engine.markMigrationRolledBack({ migrationName: name });
    },
    /** The SQL that leads from one schema text to the other; from null, an empty database. */
    async diff(from: string | null, to: string): Promise<string> {
      const result = await engine.diff({
        from: from === null ? { tag: "empty" } : schemaTarget(from),
        to: schemaTarget(to),
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      });
      return result.stdout ?? printed.splice(0).join("");
    },
    close(): void {
      engine.free();
    },
  };
}

/**
 * Sends a script as one simple query, which PostgreSQL runs as one transaction. The adapter's own way is to
 * cut the text at every semicolon, also inside functions and comments, and to run the pieces one by one.
 */
class WholeScriptPg extends PrismaPg {
  /** What the database said against the last script; the engine itself tells only that there was something. */
  refusal: string | null = null;

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await runGivingWay(adapter.underlyingDriver(), script);
      } catch (error) {
        this.refusal = error instanceof Error ? error.message : String(error);
        throw error;
      }
    };
    return adapter;
  }
}

/** SQLSTATE `lock_not_available`. */
const LOCK_NOT_AVAILABLE = "55P03";
const LOCK_WAIT = "3s";
const GIVES_WAY_MS = 2_000;
/** Some eight minutes: a dump of the whole database is over by then, or has to be ended by a person. */
const MOST_TRIES = 100;

/**
 * Whoever waits for a lock on a table holds up every query behind them, however short: behind a dump that reads for
 * minutes, the site would stand still. So a script soon gives up, which undoes it, and begins anew.
 */
async function runGivingWay(
  driver: Pick<pg.Pool, "query">,
  script: string,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await driver.query(`SET LOCAL lock_timeout = '${LOCK_WAIT}';\n${script}`);
      return;
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== LOCK_NOT_AVAILABLE || tries === MOST_TRIES) throw error;
      await pause(GIVES_WAY_MS);
    }
  }
}

function schemaTarget(content: string): DiffTarget {
  return {
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  };
}

function migrationList(migrations: MigrationFile[]): MigrationList {
  const migrationDirectories = migrations.map(
    ({ name, sql }): MigrationDirectory => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: sql },
      },
    }),
  );
  return {
    baseDir: "migrations",
    lockfile: {
      path: "migration_lock.toml",
      content: 'provider = "postgresql"\n',
    },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

// The package keeps one instance for the whole process: a second one would take the ground from under the first.
let instantiated: Promise<void> | null = null;

/** The package expects a bundler to load its .wasm; the module itself is the import object. */
async function instantiate(): Promise<void> {
  const path = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const bytes = await readFile(path.replace(/\.js$/, ".wasm"));
  const imports = Object.entries(engineModule).map(withoutWaiting);
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": Object.fromEntries(imports) as never,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** The engine leaves its 10 s lock timer running; no command should wait for that before it ends. */
function withoutWaiting([name, imported]: [string, unknown]) {
  if (!name.startsWith("__wbg_setTimeout_")) return [name, imported] as const;
  const setTimer = imported as (...parameters: unknown[]) => NodeJS.Timeout;
  const setQuietTimer = (...parameters: unknown[]) =>
    setTimer(...parameters).unref();
  return [name, setQuietTimer] as const;
}
