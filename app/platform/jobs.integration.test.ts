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
  type JobHandlers,
  type JobObserver,
  type Jobs,
  type ParkedJob,
  type QueueName,
} from "./jobs.server.ts";

const QUEUE = "encode-avif";
const WAIT = { timeout: 45_000, interval: 50 };

let place: TestDatabase;
let database: Database;
let opened: Jobs[] = [];

async function setUp(copy: CopyDatabase): Promise<void> {
  [log, ends] = [openTestLogs(), []];
  place = await copy();
  database = await openDatabase(place.env, { join: false });
}

async function tearDown(): Promise<void> {
  await Promise.all(opened.map((jobs) => jobs.close()));
  opened = [];
  await database.close();
  await place.remove();
}

/** What all of them said about jobs that ended. */
let log = openTestLogs();
let ends: string[] = [];

function open({ config } = database): Jobs {
  const { sql } = database;
  const onDone: JobObserver = (queue, result) =>
    void ends.push(`${queue} ${result}`);
  const needs = { config, sql, env: place.env, log, onDone };
  const jobs = openJobs({ ...needs, supervise: true });
  opened.push(jobs);
  return jobs;
}

/** The same handler for every queue. */
function handleAll(handler: JobHandler): JobHandlers {
  const names = Object.keys(QUEUES) as QueueName[];
  const handlers = names.map((name) => [name, handler]);
  return Object.fromEntries(handlers) as JobHandlers;
}

/** A worker whose handler writes down what it was given. */
function startWorking(
  handler: JobHandler = () => Promise.resolve(),
  from = database,
) {
  const given: unknown[] = [];
  const parked: ParkedJob[] = [];
  const jobs = open(from);
  const handlers = handleAll((data, signal) => {
    given.push(data);
    return handler(data, signal);
  });
  handlers.parked = (job) => Promise.resolve(void parked.push(job));
  void jobs.work(handlers);
  return { given, parked, jobs };
}

const enqueue = (...names: string[]) => enqueueIn(QUEUE, ...names);

async function enqueueIn(queue: QueueName, ...names: string[]): Promise<void> {
  const jobs = open();
  await jobs.ready();
  for (const name of names)
    await database.db.$transaction((tx) => jobs.enqueue(tx, queue, { name }));
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

const parkedLines = () =>
  log.lines
    .filter(({ event }) => event === "job_parked")
    .map(({ fields }) => fields);

const state = async () => (await jobRows())[0]?.state;

async function stateOf(name: string): Promise<string | undefined> {
  const { rows } = await database.sql.query<{ state: string }>(
    `SELECT state::text FROM pgboss.job WHERE name = $1 AND data->>'name' = $2`,
    [QUEUE, name],
  );
  return rows[0]?.state;
}

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
  expect(QUEUES["find-duplicates"].retryLimit).toBe(2);
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
    await vi.waitUntil(() => ends.includes(`${QUEUE} parked`), WAIT);
    expect(ends).toEqual([
      ...[1, 2, 3].map(() => `${QUEUE} failed`),
      `${QUEUE} parked`,
    ]);
    expect(worker.parked).toEqual([
      { queue: QUEUE, data: { name: "odd sock" }, hasDied: false },
    ]);
    expect(parkedLines()).toMatchObject([
      { queue: QUEUE, starts: 3, reason: "no needle" },
    ]);
    expect(await worker.jobs.depths()).toHaveLength(1);
  });

  test("a queue does not wait for a slow job of another", async () => {
    await enqueueIn("encode-avif", "slow");
    await enqueueIn("find-duplicates", "quick");
    const finish = Promise.withResolvers<void>();
    const worker = startWorking((data) =>
      JSON.stringify(data).includes("slow")
        ? finish.promise
        : Promise.resolve(),
    );
    await vi.waitUntil(() => ends.includes("find-duplicates completed"), WAIT);
    expect(worker.given).toHaveLength(2);
    expect(ends).toEqual(["find-duplicates completed"]);
    finish.resolve();
    await vi.waitUntil(() => ends.length === 2, WAIT);
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

  const startWorker = (manner: "hang" | "die" | "poison") =>
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
    await vi.waitUntil(() => ends.includes(`${QUEUE} parked`), WAIT);
    expect(worker.parked).toEqual([
      { queue: QUEUE, data: { name: "poison" }, hasDied: true },
    ]);
    expect(parkedLines()).toMatchObject([
      { queue: QUEUE, starts: 3, reason: "job heartbeat timeout" },
    ]);
  });

  test("a hundred jobs behind one that kills every worker are all done by those that are started in its place", async () => {
    const healthy = Array.from({ length: 100 }, (_, n) => `sock ${n}`);
    await enqueue("poison", ...healthy);
    const given: string[] = [];
    for (const next of ["retry", "retry", "failed"]) {
      const child = startWorker("poison");
      given.push(...(await child.remainingLines()));
      await endLease();
      await vi.waitUntil(async () => (await stateOf("poison")) === next, WAIT);
      await endPause();
    }
    const worker = startWorking();
    await vi.waitUntil(() => ends.includes(`${QUEUE} parked`), WAIT);
    await vi.waitUntil(
      async () => (await worker.jobs.depths())[0]?.ready === 0,
      WAIT,
    );
    await worker.jobs.close();
    const rows = await jobRows();
    expect(rows.filter((row) => row.state === "completed")).toHaveLength(100);
    const dead = given.filter((line) => line.includes("poison"));
    expect(dead).toHaveLength(3);
  });

  test("a worker that is asked to stop hands its job back, and another takes it up", async () => {
    await enqueue("odd sock");
    const child = startWorker("hang");
    expect(await child.nextLine()).toBe('{"name":"odd sock"}');
    await child.kill("SIGTERM");
    expect(await child.ended).toMatchObject({ code: 0 });
    expect(await jobRows()).toMatchObject([{ state: "retry", retry_count: 0 }]);
    const worker = startWorking();
    await vi.waitUntil(() => worker.given.length > 0, WAIT);
    await vi.waitUntil(async () => (await state()) === "completed", WAIT);
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

  test("the workers of every queue go on after all of them failed while the database was away", async () => {
    const queues = Object.keys(QUEUES) as QueueName[];
    for (const queue of queues) await enqueueIn(queue, queue);
    await relay.open();
    let isAway = false;
    const gathered = Promise.withResolvers<void>();
    const worker = startBehindRelay(async () => {
      if (isAway) return;
      if (worker.given.length === queues.length) {
        await relay.cut();
        isAway = true;
        gathered.resolve();
      }
      await gathered.promise;
      throw new Error("no needle");
    });
    await gathered.promise;
    await vi.waitUntil(
      () =>
        ends.filter((end) => end.endsWith("failed")).length === queues.length,
      WAIT,
    );
    await relay.open();
    for (const queue of queues) await enqueueIn(queue, "snail");
    const left = async () => (await worker.jobs.depths()).length;
    await vi.waitUntil(async () => {
      await endLease();
      await endPause();
      return (await left()) === 0;
    }, WAIT);
    expect(worker.parked).toEqual([]);
    expect(new Set(worker.given.map(nameOf))).toEqual(
      new Set([...queues, "snail"]),
    );
  });
});

const nameOf = (data: unknown) => (data as { name: string }).name;
