import { openStorage } from "#app/storage/open-storage.server.ts";
import { systemClock, type Clock } from "./clock.ts";
import { openCache } from "./open-cache.server.ts";
import { openDatabase, type Database } from "./database.server.ts";
import type { Env } from "./env.server.ts";
import { openPictures } from "./images/pictures.server.ts";
import { openJobs } from "./jobs.server.ts";
import type { Logs } from "./logs.server.ts";
import { openMetrics, type Metrics } from "./metrics.server.ts";
import { openLogs } from "./open-logs.server.ts";
import { openOwnFolder } from "./own-folder.server.ts";
import { openRateLimiter } from "./open-rate-limiter.server.ts";
import { withSecrets } from "./secrets.server.ts";
import type { Services } from "./services.server.ts";

/** A statement that takes longer gets a line in performance.log. */
const SLOW_QUERY_MS = 250;
const STATEMENT_LOGGED_CHARACTERS = 300;

export interface OpenServices extends Services {
  database: Database;
  /** Closes everything in the opposite order of opening. */
  close(): Promise<void>;
}

interface Options {
  /** Commands join a running process that has the embedded database open. */
  join: boolean;
  /** The tests bring their own. */
  clock?: Clock;
  log?: Logs;
}

/** Opens everything a process works with, once. With a server away it opens all the same, and recovers by itself. */
export async function openServices(
  parsed: Env,
  { join, clock = systemClock, ...options }: Options,
): Promise<OpenServices> {
  const ownFolder = await openOwnFolder(parsed.TMP_DIR);
  const env = { ...(await withSecrets(parsed)), TMP_DIR: ownFolder.path };
  const metrics = openMetrics();
  const log = options.log ?? openLogsFor({ join, env, metrics });
  const database = await openDatabase(env, {
    join,
    observe: queryObserver(log, metrics),
  });
  const cache = await openCache({ env, log, metrics });
  const storage = await openStorage(env);
  const pictures = openPictures({ env, log });
  const jobs = openJobs({
    config: database.config,
    sql: database.sql,
    env,
    log,
    onDone: metrics.job,
    supervise: !join,
  });
  const { db, sql } = database;
  const limits = openRateLimiter({ env, clock, metrics, log });
  return {
    env,
    clock,
    log,
    metrics,
    database,
    db,
    sql,
    cache,
    storage,
    jobs,
    pictures,
    limits,
    async close() {
      await jobs.close();
      await pictures.close();
      limits.close();
      await storage.close();
      await cache.close();
      await database.close();
      await ownFolder.close();
      await log.close();
    },
  };
}

function openLogsFor(to: { join: boolean; env: Env; metrics: Metrics }): Logs {
  const { join, env, metrics } = to;
  if (!join) return openLogs(env, { onLost: metrics.logLinesLost });
  const withoutFiles = { ...env, LOG_DIR: undefined };
  return quietLogs(openLogs(withoutFiles, { stdout: process.stderr }));
}

function queryObserver(log: Logs, metrics: Metrics) {
  return (verb: string, text: string, milliseconds: number) => {
    metrics.dbQuery(verb, milliseconds / 1000);
    if (milliseconds < SLOW_QUERY_MS) return;
    const statement = text
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, STATEMENT_LOGGED_CHARACTERS);
    log.performance("slow_query", {
      verb,
      ms: Math.round(milliseconds),
      statement,
    });
  };
}

/** Commands print what they have to say; only what goes wrong is worth a line of log beside it. */
function quietLogs(log: Logs): Logs {
  const silent = () => undefined;
  return {
    ...log,
    debug: silent,
    info: silent,
    feature: silent,
    performance: silent,
  };
}
