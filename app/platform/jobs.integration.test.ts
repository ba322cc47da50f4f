import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startChild } from "#test/children.ts";
import {
  childEnvironment,
  copyOn,
  describeOnDatabases,
  type CopyDatabase,
  type TestDatabase,
} from "#test/database.ts";
import { describeWith } from "#test/servers/provided.ts";
import { createRelay, type Relay } from "#test/servers/relay.ts";
import { openTestLogs } from "#test/services.ts";
import { openDatabase, type Database } from "./database.server.ts";
import {
  openJobs,
  QUEUES,
  type JobHandler,
  type Jobs,
  type QueueName,
} from "./jobs.server.ts";

const QUEUE = "encode-avif";
const WAIT = { timeout: 45_000, interval: 50 };

let place: TestDatabase;
let database: Database;
let opened: Jobs[] = [];

async function setUp(copy: CopyDatabase): Promise<void> {
  place = await copy();
  database = await openDatabase(place.env, { join: false });
}

async function tearDown(): Promise<void> {
  await Promise.all(opened.map((jobs) => jobs.close()));
  opened = [];
  await database.close();
  await place.remove();
}

function open({ config } = database): Jobs {
  const { sql } = database;
  const log = openTestLogs();
  const jobs = openJobs({ config, sql, env: place.env, log, supervise: true });
  opened.push(jobs);
  return jobs;
}

/** The same handler for every queue. */
function handleAll(handler: JobHandler): Record<QueueName, JobHandler> {
  const names = Object.keys(QUEUES) as QueueName[];
  const handlers = names.map((name) => [name, handler]);
  return Object.fromEntries(handlers) as Record<QueueName, JobHandler>;
}

/** A worker whose handler writes down what it was given. */
function startWorking(
  handler: JobHandler = () => Promise.resolve(),
  from = database,
) {
  const given: unknown[] = [];
  const jobs = open(from);
  const handlers = handleAll((data, signal) => {
    given.push(data);
    return handler(data, signal);
  });
  void jobs.work(handlers);
  return { given, jobs };
}

async function enqueue(...names: string[]): Promise<void> {
  const jobs = open();
  await jobs.ready();
  for (const name of names)
    await database.db.$transaction((tx) => jobs.enqueue(tx, QUEUE, { name }));
}

interface JobRow {
  state: string;
  retry_count: number;
  output: unknown;
  delay: number;
}

async function jobRows(): Promise<JobRow[]> {
  const { rows } = await database.sql.query<JobRow>(
    `SELECT state::text, retry_count, output, extract(epoch FROM start_after - started_on)::float AS delay
     FROM pgboss.job WHERE name = $1 ORDER BY created_on`,
    [QUEUE],
  );
  return rows;
}

const state = async () => (await jobRows())[0]?.state;

/** Instead of waiting for the pause before the next try to pass. */
const endPause = () =>
  database.sql.query(
    `UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`,
  );

/** Instead of waiting for the lease of a dead worker to pass. */
const endLease = () =>
  database.sql.query(
    `UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`,
  );

test("a job that decodes is started three times, one that waits for the storage for hours", () => {
  expect(QUEUES["encode-avif"].retryLimit).toBe(2);
  const { retryLimit, retryDelayMax } = QUEUES["settle-pictures"];
  expect(retryLimit * retryDelayMax).toBeGreaterThan(4 * 60 * 60);
});

describeOnDatabases("jobs", (copy) => {
  beforeEach(() => setUp(copy));
  afterEach(tearDown);

  test("a job exists when its transaction is committed, and not otherwise", async () => {
    const jobs = open();
    await jobs.ready();
    const undone = database.db.$transaction(async (tx) => {
      await jobs.enqueue(tx, QUEUE, { name: "undone" });
      throw new Error("on second thoughts");
    });
    await expect(undone).rejects.toThrow("on second thoughts");
    expect(await jobRows()).toEqual([]);
    await database.db.$transaction(async (tx) => {
      await jobs.enqueue(tx, QUEUE, { name: "done" });
      expect(await tx.$queryRaw`SELECT 1 FROM pgboss.job`).toHaveLength(1);
    });
    expect(await jobRows()).toHaveLength(1);
  });

  test("a job cannot be enqueued before the queue is ready: it would wait for its own transaction", async () => {
    const jobs = open();
    const early = database.db.$transaction((tx) => jobs.enqueue(tx, QUEUE, {}));
    await expect(early).rejects.toThrow("ready()");
  });

  test("each job is worked on once, and the depths say what is there", async () => {
    await enqueue("odd sock", "snail");
    const worker = startWorking();
    expect(await worker.jobs.depths()).toMatchObject([
      { queue: QUEUE, ready: 2, active: 0, failed: 0 },
    ]);
    await vi.waitUntil(
      async () => (await worker.jobs.depths()).length === 0,
      WAIT,
    );
    expect(worker.given).toEqual([{ name: "odd sock" }, { name: "snail" }]);
  });

  test("a job that fails is tried again after longer and longer pauses, and parked after three starts", async () => {
    await enqueue("odd sock");
    const worker = startWorking(() => Promise.reject(new Error("no needle")));
    const pauses: number[] = [];
    for (let start = 1; start <= 2; start++) {
      await vi.waitUntil(async () => (await state()) === "retry", WAIT);
      pauses.push((await jobRows())[0]?.delay ?? 0);
      await endPause();
      await vi.waitUntil(() => worker.given.length === start + 1, WAIT);
    }
    await vi.waitUntil(async () => (await state()) === "failed", WAIT);
    expect(worker.given).toHaveLength(3);
    expect(pauses[0]).toBeGreaterThan(0.5);
    expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
    expect(JSON.stringify((await jobRows())[0]?.output)).toContain("no needle");
    expect(await worker.jobs.depths()).toMatchObject([{ ready: 0, failed: 1 }]);
  });

  test("closing lets a running job finish", async () => {
    await enqueue("odd sock");
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const worker = startWorking(() => {
      begun.resolve();
      return finish.promise;
    });
    await begun.promise;
    const closing = worker.jobs.close();
    finish.resolve();
    await closing;
    expect(await state()).toBe("completed");
  });
});

describeWith("postgres", "jobs of several processes", (server) => {
  beforeEach(() => setUp(copyOn(server)));
  afterEach(tearDown);

  const startWorker = (manner: "hang" | "die") =>
    startChild("work-on-jobs", [manner], childEnvironment(place));

  test("the job of a worker that was killed is taken up by another within half a minute", async () => {
    await enqueue("odd sock");
    const child = startWorker("hang");
    expect(await child.nextLine()).toBe('{"name":"odd sock"}');
    await child.kill();
    const worker = startWorking();
    await vi.waitUntil(() => worker.given.length > 0, {
      ...WAIT,
      timeout: 30_000,
    });
    await vi.waitUntil(async () => (await state()) === "completed", WAIT);
    expect(worker.given).toEqual([{ name: "odd sock" }]);
  });

  test("a job that kills its worker each time is parked after three starts, and those behind it are done", async () => {
    await enqueue("poison");
    await open().ready();
    for (const next of ["retry", "retry", "failed"]) {
      const child = startWorker("die");
      expect(await child.nextLine()).toBe('{"name":"poison"}');
      await child.ended;
      await endLease();
      await vi.waitUntil(async () => (await state()) === next, WAIT);
      await endPause();
    }
    await enqueue("odd sock", "snail");
    const worker = startWorking();
    await vi.waitUntil(() => worker.given.length === 2, WAIT);
    expect(worker.given).toEqual([{ name: "odd sock" }, { name: "snail" }]);
    const [poison] = await jobRows();
    expect(poison).toMatchObject({ state: "failed", retry_count: 2 });
    expect(JSON.stringify(poison?.output)).toContain("heartbeat");
  });
});

describeWith("postgres", "jobs while the database comes and goes", (server) => {
  let relay: Relay;
  beforeEach(async () => {
    await setUp(copyOn(server));
    relay = await createRelay(server.port);
  });
  afterEach(async () => {
    await relay.cut();
    await tearDown();
  });

  /** A worker whose own connections go through the relay. */
  function startBehindRelay(handler?: JobHandler) {
    const url = new URL(place.env.DATABASE_URL ?? "");
    url.port = String(relay.port);
    const config = { ...database.config, connectionString: url.href };
    return startWorking(handler, { ...database, config });
  }

  test("a worker that was started without a database begins once it is there", async () => {
    await enqueue("odd sock");
    const worker = startBehindRelay();
    await expect(worker.jobs.ready()).rejects.toThrow();
    await relay.open();
    await vi.waitUntil(() => worker.given.length === 1, WAIT);
  });

  test("a worker that was started without a database can be closed", async () => {
    const worker = startBehindRelay();
    await expect(worker.jobs.ready()).rejects.toThrow();
    await worker.jobs.close();
  });

  test("a job that fails while the database is away is tried again, and the worker goes on", async () => {
    await enqueue("odd sock");
    await relay.open();
    let tries = 0;
    const worker = startBehindRelay(async () => {
      if (tries++ > 0) return;
      await relay.cut();
      throw new Error("no needle");
    });
    await vi.waitUntil(() => worker.given.length === 1, WAIT);
    await relay.open();
    await enqueue("snail");
    await vi.waitUntil(() => worker.given.length >= 2, WAIT);
    await endLease();
    await vi.waitUntil(async () => {
      await endPause();
      return (await jobRows()).every((row) => row.state === "completed");
    }, WAIT);
    expect(worker.given).toEqual([
      { name: "odd sock" },
      { name: "snail" },
      { name: "odd sock" },
    ]);
  });
});
