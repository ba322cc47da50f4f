import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import {
  runProgram,
  startApp,
  type RunningApp,
} from "#test/app/running-app.ts";
import { joinApp } from "#test/app/template.ts";
import {
  countParked,
  filesIn,
  findRemains,
  isQuiet,
  tmpOf,
} from "#test/app/upload-remains.ts";
import {
  openUploadTrial,
  type TrialEnvironment,
  type UploadTrial,
} from "#test/app/upload-trial.ts";
import { s3Environment } from "#test/database.ts";
import { seededRandom } from "#test/files/drawing.ts";
import { startPostgres } from "#test/servers/postgres.ts";
import { startS3 } from "#test/servers/s3.ts";
import { databaseUrl, SECRETS } from "#test/templates.ts";
import type { Bench, Figure, Goal, Reading } from "../figure.ts";
import { inFolder } from "../folder.ts";
import { runScript } from "../site.ts";

/**
 * Of the web process; three pictures are on their way at each. Where it works on jobs too, more would park some of them:
 * nobody can tell a death by a job from one beside it.
 */
const WEB_KILLS = {
  "embedded-disk": 10,
  "postgres-disk": 12,
  "postgres-s3": 12,
} as const;
type Place = keyof typeof WEB_KILLS;
const WORKER_KILLS = 50;
/** Between two kills of a worker; each needs pictures to work on. */
const PICTURES_A_KILL = 2;
const LOOK_EVERY_MS = 25;
/** The longest that a kill of a worker waits after a job was seen: what most of them take. */
const JOB_MS = 150;
const CLEAN_LIMIT_MS = 180_000;
const SEED = 20_261_120;

/** R1 and R2: nothing that was acknowledged is lost, and nothing else is left, however often processes are killed. */
export const kills: Figure = { name: "kills", isLong: true, measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const readings: Reading[] = [];
  const postgres = await startPostgres();
  const s3 = await startS3();
  try {
    await inFolder(async (folder) => {
      const open = async (place: Place): Promise<TrialEnvironment> => {
        const env = {
          ...{ ...SECRETS, APP_ENV: "local", SWEEP_SECONDS: "10" },
          DATA_DIR: await mkdtemp(join(folder, "data-")),
          ...(place === "embedded-disk" ? {} : await newDatabase(postgres.url)),
          ...(place === "postgres-s3" ? await s3Environment(s3) : {}),
        };
        await runScript(["scripts/migrate.ts", "up"], env);
        return env;
      };
      for (const place of Object.keys(WEB_KILLS) as Place[]) {
        bench.say(`killing the web process, ${place}`);
        readings.push(...(await killWeb(place, await open(place))));
      }
      bench.say("killing the worker");
      readings.push(...(await killWorker(await open("postgres-s3"))));
    });
  } finally {
    await Promise.all([postgres.stop(), s3.stop()]);
  }
  return readings;
}

async function newDatabase(url: string): Promise<{ DATABASE_URL: string }> {
  const name = `kills_${process.hrtime.bigint()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end());
  return { DATABASE_URL: databaseUrl(url, name) };
}

async function killWeb(
  place: Place,
  env: TrialEnvironment,
): Promise<Reading[]> {
  const count = WEB_KILLS[place];
  const isEmbedded = place === "embedded-disk";
  const role = isEmbedded ? "all" : "web";
  const trial = await openUploadTrial({ env, role, seed: SEED });
  // Jobs are not what is tried here: beside a server that can have one, a worker lives on.
  const { DATA_DIR: dataDir } = env;
  const worker = isEmbedded
    ? null
    : await startApp({ dataDir, env, role: "worker" });
  await trial.killAmid(count);
  const cleaned = await untilClean(env, trial);
  await worker?.stop();
  const { restartSeconds } = trial;
  const sorted = restartSeconds.toSorted((a, b) => a - b);
  const note = `${count} kills, ${place}`;
  return [
    ...readingsOf("R1", cleaned, note),
    reading("R1", "until it answers again, median", {
      ...{ goal: { atMost: 5 }, unit: "s", note },
      measured: sorted[Math.floor(sorted.length / 2)] ?? 0,
    }),
    reading("R1", "until it answers again, worst", {
      ...{ goal: { informative: true }, unit: "s", note },
      measured: sorted.at(-1) ?? 0,
    }),
  ];
}

async function killWorker(env: TrialEnvironment): Promise<Reading[]> {
  const trial = await openUploadTrial({ env, role: "web", seed: SEED });
  const { DATA_DIR: dataDir } = env;
  const services = await joinApp(dataDir, env);
  const random = seededRandom(SEED);
  const watch = watchKilled(services);
  const start = () => startApp({ dataDir, env, role: "worker" });
  let worker: RunningApp = await start();
  let killed = 0;
  while (killed < WORKER_KILLS) {
    await trial.send(PICTURES_A_KILL);
    await untilFirstStart(services);
    await pause(random() * JOB_MS);
    const at = performance.now();
    worker.signal("SIGKILL");
    await worker.ended();
    if (await watch.note(at)) killed++;
    worker = await start();
  }
  const pickedUp = await watch.end();
  await services.close();
  const cleaned = await untilClean(env, trial);
  await worker.stop();
  const note = `${WORKER_KILLS} kills in a job`;
  return [
    ...readingsOf("R2", cleaned, note),
    reading("R2", "until its job is started again, worst", {
      ...{ goal: { atMost: 30 }, unit: "s", note },
      measured: Math.max(...pickedUp),
    }),
  ];
}

/** Waits until a job runs for the first time, and none that a kill has already met: three of them would park it. */
async function untilFirstStart({ sql }: OpenServices): Promise<void> {
  for (;;) {
    const { rows } = await sql.query<{ retry_count: number }>(
      `SELECT retry_count FROM pgboss.job WHERE state = 'active'`,
    );
    if (rows.length > 0 && rows.every((row) => row.retry_count === 0)) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Follows the jobs that were running when their worker died. */
function watchKilled({ sql }: OpenServices) {
  const killedAt = new Map<string, number>();
  const seconds: number[] = [];
  let isEnding = false;

  async function look(): Promise<void> {
    const { rows } = await sql.query<{ id: string }>(
      `SELECT id FROM pgboss.job WHERE id = ANY($1)
       AND (state = 'completed' OR state = 'active' AND retry_count > 0)`,
      [[...killedAt.keys()]],
    );
    for (const { id } of rows) {
      seconds.push((performance.now() - (killedAt.get(id) ?? 0)) / 1000);
      killedAt.delete(id);
    }
  }
  const looking = (async () => {
    while (!isEnding || killedAt.size > 0) {
      await look();
      await pause(LOOK_EVERY_MS * 4);
    }
  })();
  return {
    /** @returns false when no job was running any more */
    async note(at: number): Promise<boolean> {
      const { rows } = await sql.query<{ id: string }>(
        `SELECT id FROM pgboss.job WHERE state = 'active' AND retry_count = 0`,
      );
      const fresh = rows.filter(({ id }) => !killedAt.has(id));
      for (const { id } of fresh) killedAt.set(id, at);
      return fresh.length > 0;
    },
    /** How long each took to be started again, in seconds, when all have been. */
    async end(): Promise<number[]> {
      isEnding = true;
      await looking;
      return seconds;
    },
  };
}

interface Cleaned {
  acknowledged: number;
  sent: number;
  lost: string[];
  leftOver: string[];
  parked: number;
  seconds: number;
}

/** Waits until rows and objects agree and nothing is under way, and then asks `admin scrub` too. */
async function untilClean(
  env: TrialEnvironment,
  trial: UploadTrial,
): Promise<Cleaned> {
  const from = performance.now();
  const services = await joinApp(env.DATA_DIR, env);
  const passed = () => performance.now() - from;
  let remains = await findRemains(services, trial.uploads);
  const isClean = async () =>
    (await isQuiet(services)) &&
    remains.lost.length + remains.leftOver.length === 0;
  while (!(await isClean()) && passed() < CLEAN_LIMIT_MS) {
    await pause(1_000);
    remains = await findRemains(services, trial.uploads);
  }
  const seconds = passed() / 1000;
  const parked = await countParked(services);
  await services.close();
  const scrub = runProgram("scripts/admin.ts", ["scrub", "--json"], env);
  const { code } = await scrub.ended();
  await trial.stop();
  const files = await filesIn(tmpOf(env.DATA_DIR));
  const { uploads } = trial;
  return {
    sent: uploads.length,
    acknowledged: uploads.filter((upload) => upload.isAcknowledged).length,
    parked,
    lost: remains.lost,
    leftOver: [
      ...remains.leftOver,
      ...files,
      ...(code === 0 ? [] : [`scrub: ${scrub.output()}`]),
    ],
    seconds,
  };
}

function readingsOf(id: string, cleaned: Cleaned, note: string): Reading[] {
  const { acknowledged, sent, lost, leftOver, parked, seconds } = cleaned;
  const told = (faults: string[]) => [note, ...faults.slice(0, 5)].join("; ");
  const none = { atMost: 0 };
  return [
    reading(id, `acknowledged of ${sent} uploads sent`, {
      ...{ goal: { informative: true }, measured: acknowledged, note },
    }),
    reading(id, "acknowledged and lost", {
      ...{ goal: none, measured: lost.length, note: told(lost) },
    }),
    reading(id, "left over", {
      ...{ goal: none, measured: leftOver.length, note: told(leftOver) },
    }),
    reading(id, "jobs parked, after three deaths each", {
      ...{ goal: { informative: true }, measured: parked, note },
    }),
    reading(id, "until nothing is left over", {
      ...{ goal: { atMost: 60 }, measured: seconds, unit: "s", note },
    }),
  ];
}

function reading(
  id: string,
  what: string,
  facts: { goal: Goal; measured: number; unit?: string; note: string },
): Reading {
  return {
    id,
    what: `${what} (${facts.note.split("; ")[0]})`,
    unit: "",
    ...facts,
  };
}
