import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import type {
  DiffTarget,
  MigrationDirectory,
  MigrationList,
} from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** A migration as the engine takes it: a folder's name and its forward SQL. */
export interface MigrationFile {
  name: string;
  sql: string;
}

export type SchemaEngine = Awaited<ReturnType<typeof openSchemaEngine>>;

/**
 * Prisma's own schema engine as WebAssembly: no binary to download, no command line tool in the image.
 * @param config where the database is, as for a `pg` pool
 */
export async function openSchemaEngine(config: pg.PoolConfig) {
  await (instantiated ??= instantiate());
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const pool = new pg.Pool({ ...config, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool));
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: undefined },
    print,
    adapter,
  );
  return {
    /** Names of the migrations that were applied now, in order. */
    async apply(migrations: MigrationFile[]): Promise<string[]> {
      const input = {
        migrationsList: migrationList(migrations),
        filters: NO_FILTER,
      };
      return (await engine.applyMigrations(input)).appliedMigrationNames;
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
    async close(): Promise<void> {
      engine.free();
      await pool.end();
    },
  };
}

/**
 * Sends a script as one simple query, which PostgreSQL runs as one transaction. The adapter's own way is to
 * cut the text at every semicolon, also inside functions and comments, and to run the pieces one by one.
 */
class WholeScriptPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) =>
      void (await adapter.underlyingDriver().query(script));
    return adapter;
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
