import { setTimeout as pause } from "node:timers/promises";
import { PgBoss, type QueueOptions } from "pg-boss";
import type pg from "pg";
import type { Env } from "./env.server.ts";
import type { Logs } from "./logs.server.ts";
import type { Tx } from "./database.server.ts";

/** How often a dead worker is looked for. */
const SUPERVISE_SECONDS = 5;
const SCHEMA = "pgboss";
const JOBS_POOL = 3;
/** A server that has vanished without a word would hold a connection, and all who wait for it, for ever. */
const LIVELY = { keepAlive: true, query_timeout: 30_000 };

/**
 * Every queue with what happens to its jobs. What may kill its worker is started three times at most, then it is parked
 * as failed; what only waits for the storage is tried for hours, since a picture that was taken down must not stay.
 */
export const QUEUES = {
  "encode-avif": {
    retryLimit: 2,
    retryBackoff: true,
    retryDelay: 2,
    expireInSeconds: 120,
  },
  "settle-pictures": {
    retryLimit: 50,
    retryBackoff: true,
    retryDelay: 5,
    retryDelayMax: 300,
    expireInSeconds: 120,
  },
  "find-duplicates": {
    retryLimit: 2,
    retryBackoff: true,
    retryDelay: 2,
    expireInSeconds: 60,
  },
  // A server that is away for an hour or two comes back. Nobody waits longer for a letter.
  "send-mail": {
    retryLimit: 15,
    retryBackoff: true,
    retryDelay: 5,
    retryDelayMax: 600,
    expireInSeconds: 90,
  },
  "close-account": {
    retryLimit: 50,
    retryBackoff: true,
    retryDelay: 5,
    retryDelayMax: 300,
    expireInSeconds: 600,
  },
} as const satisfies Record<string, QueueOptions>;

/** A note is read once more when its reader dies. */
const PARKED_OPTIONS = {
  retryLimit: 5,
  retryDelay: 5,
  heartbeatSeconds: 15,
  expireInSeconds: 60,
};

/** A job that has failed for good leaves a note here, in the statement that parks it: also when its worker is dead. */
const PARKED = "parked";

/** The queue's own words for a job whose worker was not heard of again. */
const DEATH = "job heartbeat timeout";

export type QueueName = keyof typeof QUEUES;
export type JobHandler = (data: unknown, signal: AbortSignal) => Promise<void>;

/** A job that nobody starts again by itself. */
export interface ParkedJob {
  queue: QueueName;
  data: unknown;
  /** Its last worker was not heard of again, as when its process is killed. */
  hasDied: boolean;
}

export type JobHandlers = Record<QueueName, JobHandler> & {
  /** Told of each job that is parked, once or more often. */
  parked?: (job: ParkedJob) => Promise<void>;
};

export interface QueueDepth {
  queue: string;
  ready: number;
  active: number;
  failed: number;
  /** How long the oldest ready job has waited. */
  oldestSeconds: number;
}

export interface Jobs {
  /** Opens the queue's own connections. Before the transaction in which something is enqueued: none may be opened inside. */
  ready(): Promise<void>;
  /** Enqueues in the caller's transaction: the job exists when the row it belongs to does, and not otherwise. */
  enqueue(
    tx: Tx,
    queue: QueueName,
    data: object,
    when?: { afterSeconds: number },
  ): Promise<void>;
  /** Starts working; each queue runs one job at a time on this instance. */
  work(handlers: JobHandlers): Promise<void>;
  /** What is in each queue that is not empty, from the tables themselves. */
  depths(): Promise<QueueDepth[]>;
  /** Takes no more jobs and waits a while for those in work. What is enqueued meanwhile is for others. */
  rest(): Promise<void>;
  /** Lets running jobs finish within the time, hands the rest back. */
  close(): Promise<void>;
}

/** How long jobs in work are waited for at the end; later they are handed back. */
const REST_MS = 10_000;
const CLOSE_MS = 2_000;

/** Installs or updates the tables of the job queue. Belongs to the migrate step and runs in its role. */
export async function installJobs(config: pg.PoolConfig): Promise<void> {
  const boss = new PgBoss({
    ...bossConfig(config),
    max: 1,
    supervise: false,
    schedule: false,
    migrate: true,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(PARKED, PARKED_OPTIONS);
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, { ...options, deadLetter: PARKED });
    await boss.updateQueue(name, { ...options, deadLetter: PARKED });
  }
  await boss.stop({ graceful: false, close: true });
}

/** False when whoever migrated ended before `installJobs` did. */
export async function areJobsInstalled(
  sql: Pick<pg.Pool, "query">,
): Promise<boolean> {
  const table = await sql.query<{ known: string | null }>(
    `SELECT to_regclass('${SCHEMA}.queue')::text AS known`,
  );
  if (!table.rows[0]?.known) return false;
  const names = [...Object.keys(QUEUES), PARKED];
  const { rows } = await sql.query(
    `SELECT 1 FROM ${SCHEMA}.queue WHERE name = ANY ($1)`,
    [names],
  );
  return rows.length === names.length;
}

/**
 * Opens the queue that lives in the same database as everything else.
 * With the database away, the queue starts by itself once it is back.
 */
export function openJobs(needs: {
  config: pg.PoolConfig;
  sql: Pick<pg.Pool, "query">;
  env: Env;
  log: Logs;
  onDone?: JobObserver;
  /** False for commands, which only enqueue. */
  supervise: boolean;
}): Jobs {
  const boss = new PgBoss({
    ...bossConfig(needs.config),
    ...LIVELY,
    max: JOBS_POOL,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: needs.supervise,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on("error", (error) =>
    needs.log.warn("jobs_error", { message: error.message }),
  );
  let started: Promise<unknown> | null = null;
  let closed = false;

  async function start(): Promise<void> {
    started ??= boss.start();
    await started.catch((error: unknown) => {
      started = null;
      throw error;
    });
  }

  const options = {
    pollingIntervalSeconds: 1,
    heartbeatRefreshSeconds: Math.max(
      1,
      Math.floor(needs.env.JOB_LEASE_SECONDS / 3),
    ),
  };

  async function workOne(queue: QueueName, handler: JobHandler): Promise<void> {
    const worker = await boss.work(queue, options, async (jobs) => {
      // With a job done, the next is asked for at once; with none, once a second.
      boss.notifyWorker(worker);
      for (const job of jobs) {
        try {
          await handler(job.data, job.signal);
          needs.onDone?.(queue, "completed");
        } catch (error) {
          needs.onDone?.(queue, "failed");
          needs.log.error("job_failed", { queue, job: job.id, error });
          throw error;
        }
      }
    });
  }

  /** Counts what was parked, by whichever process, and tells its feature. */
  async function workOnParked(handler: JobHandlers["parked"]): Promise<void> {
    const metadata = { ...options, includeMetadata: true } as const;
    await boss.work(PARKED, metadata, async (notes) => {
      for (const { data, sourceName, sourceId, ...source } of notes) {
        const queue = sourceName as QueueName;
        const reason = reasonOf(source.sourceOutput);
        await handler?.({ queue, data, hasDied: reason === DEATH });
        needs.onDone?.(queue, "parked");
        const starts = (source.sourceRetryCount ?? 0) + 1;
        needs.log.error("job_parked", { queue, job: sourceId, starts, reason });
      }
    });
  }

  return {
    ready: start,
    async enqueue(tx, queue, data, when) {
      const executeSql = async (text: string, values: unknown[] = []) => ({
        rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values),
      });
      if (!started)
        throw new Error("enqueue needs ready() before the transaction begins");
      await boss.send(queue, data, {
        db: { executeSql },
        heartbeatSeconds: needs.env.JOB_LEASE_SECONDS,
        ...(when ? { startAfter: when.afterSeconds } : {}),
      });
    },
    async work(handlers) {
      for (let wait = 250; !closed; wait = Math.min(wait * 2, 5_000)) {
        try {
          await start();
          for (const queue of Object.keys(QUEUES) as QueueName[])
            await workOne(queue, handlers[queue]);
          await workOnParked(handlers.parked);
          return;
        } catch (error) {
          needs.log.warn("jobs_not_started", {
            message: error instanceof Error ? error.message : String(error),
          });
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    },
    async depths() {
      const found = await needs.sql.query<QueueDepth>(DEPTHS_SQL);
      return found.rows;
    },
    async rest() {
      closed = true;
      const names = [...Object.keys(QUEUES), PARKED];
      const ends = started ? names.map((name) => boss.offWork(name)) : [];
      const late = pause(REST_MS, null, { ref: false });
      await Promise.race([Promise.allSettled(ends), late]);
    },
    async close() {
      const timeout = closed ? CLOSE_MS : REST_MS;
      closed = true;
      if (started) await boss.stop({ graceful: true, timeout, close: true });
    },
  };
}

const DEPTHS_SQL = `
  SELECT name AS queue,
    count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS ready,
    count(*) FILTER (WHERE state = 'active')::int AS active,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now())), 0)::float AS "oldestSeconds"
  FROM ${SCHEMA}.job WHERE state <> 'completed' AND name <> '${PARKED}' GROUP BY name`;

export type JobObserver = (
  queue: QueueName,
  result: "completed" | "failed" | "parked",
) => void;

/** What the job queue keeps of an error: an object with a message, its own words one level deeper. */
function reasonOf(output: object | null): string {
  const { message, value } = (output ?? {}) as {
    message?: string;
    value?: { message?: string } | string;
  };
  const inner = typeof value === "object" ? value.message : value;
  return message ?? inner ?? "unknown";
}

function bossConfig(config: pg.PoolConfig) {
  const {
    host,
    user,
    database,
    connectionString,
    ssl,
    connectionTimeoutMillis,
  } = config;
  const where = {
    host,
    user,
    database,
    connectionString,
    ssl,
    connectionTimeoutMillis,
  };
  const known = Object.fromEntries(
    Object.entries(where).filter(([, value]) => value !== undefined),
  );
  return { ...known, schema: SCHEMA };
}
