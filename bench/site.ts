import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { startPostgres } from "#test/servers/postgres.ts";
import { startNode, type NodePlan } from "./node-process.ts";

const ROOT = resolve(import.meta.dirname, "..");
const PUBLISHED_MEMES = 1_000;

/** Known, so that the bench can sign the cookies of visitors that have been here before. */
const SECRET = "known to everybody and for the bench alone";

/** As `npm start` and the image set them. */
export const PLACE_ENV = {
  MALLOC_ARENA_MAX: "2",
  NODE_OPTIONS: "--max-semi-space-size=4",
};

/** A Mingus with data and without a server. */
export interface Site {
  secret: string;
  /** Where pictures and temporary files are. */
  dataDir: string;
  sql: pg.Pool;
  /** The variables that make a server or a command use it. */
  env: Record<string, string>;
  /** Runs `server.ts` on it. */
  serve(
    plan?: Pick<NodePlan, "args" | "env" | "place" | "nodeOptions">,
  ): ReturnType<typeof startNode>;
  stop(): Promise<void>;
}

/** A migrated site on a PostgreSQL of its own, with the seeded memes and copies of them up to a thousand. */
export async function openSite(): Promise<Site> {
  const postgres = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), "mingus-bench-"));
  const env = {
    ...{
      DATABASE_URL: postgres.url,
      DATA_DIR: dataDir,
      TRUSTED_PROXIES: "loopback",
    },
    ...{
      SESSION_SECRETS: SECRET,
      ENCRYPTION_KEYS: SECRET,
      JWT_SECRETS: SECRET,
    },
    ...{ APP_ENV: "local", ...PLACE_ENV },
  };
  await runScript(["scripts/migrate.ts", "up"], env);
  await runScript(["scripts/seed.ts", "--demo", String(PUBLISHED_MEMES)], env);
  const sql = new pg.Pool({ connectionString: postgres.url, max: 2 });
  return {
    ...{ secret: SECRET, dataDir, sql, env },
    serve: (plan = {}) =>
      startNode({
        ...{ script: "server.ts", args: ["--role", "web"] },
        ...plan,
        env: { ...env, ...plan.env },
      }),
    async stop() {
      await sql.end();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one of the project's scripts to its end. */
export async function runScript(
  args: string[],
  env: Record<string, string>,
): Promise<string> {
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return stdout;
}
