import type pg from "pg";
import type { Storage } from "#app/storage/storage.server.ts";
import type { Cache } from "./cache.server.ts";
import type { Clock } from "./clock.ts";
import type { Db } from "./database.server.ts";
import type { Env } from "./env.server.ts";
import type { Pictures } from "./images/pictures.server.ts";
import type { Jobs } from "./jobs.server.ts";
import type { Logs } from "./logs.server.ts";
import type { Metrics } from "./metrics.server.ts";
import type { RateLimiter } from "./rate-limits.server.ts";

/** Everything a process opens once. Domain verbs take the few of them that they need. */
export interface Services {
  env: Env;
  clock: Clock;
  log: Logs;
  metrics: Metrics;
  db: Db;
  /** The same database, for bulk writes and hand-written reads. */
  sql: pg.Pool;
  cache: Cache;
  storage: Storage;
  jobs: Jobs;
  pictures: Pictures;
  limits: RateLimiter;
}
