import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { makeFastFolder } from "#test/fast-folder.ts";
import {
  findFreePort,
  startIn,
  type Workplace,
} from "#test/servers/workplace.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { untilOk } from "../get.ts";
import { applyLoad, type PlannedRequest } from "../load.ts";
import { startNode, type NodeProcess } from "../node-process.ts";
import { median, summary } from "../rounds.ts";
import { PLACE_ENV, runScript, type Site } from "../site.ts";
import { browserHeaders, returningVisitors } from "../visitors.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MEBIBYTE = 1024 * 1024;
const STARTS = 5;
/** After its first answer a server still gathers garbage and ends threads. */
const UNTIL_IDLE_MS = 5_000;
const SEEDED_MEMES = 6;
/** How often half a minute may pass until a fresh clone is installed, built, seeded and served. */
const MOST_HALF_MINUTES = 20;

/** P10: the memory of an idle server, how fast it starts, and whether it grows. */
export const memoryAndStart: Figure = { name: "memory-and-start", measure };

type Serve = () => ReturnType<typeof startNode>;

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const dataDir = await makeFastFolder("memory");
  const env = { DATA_DIR: dataDir, ...PLACE_ENV };
  try {
    bench.say("starts on PostgreSQL");
    const onPostgres = await startRepeatedly(bench, () =>
      site.serve({ place: "anywhere" }),
    );
    bench.say("starts on the embedded database");
    await runScript(["scripts/migrate.ts", "up"], env);
    await runScript(["scripts/seed.ts", "--first", String(SEEDED_MEMES)], env);
    const embedded = await startRepeatedly(bench, () =>
      startNode({ script: "server.ts", place: "anywhere", env }),
    );
    return [
      ...startReadings("PostgreSQL", 200, onPostgres),
      ...startReadings("the embedded database", 450, embedded),
      ...(await npmStarts(bench)),
      ...(bench.long ? [await soak(bench, site)] : []),
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** One start on data that is there. */
interface Start {
  /** Until the splash answers 200. */
  seconds: number;
  /** Held some seconds later, by the one process that a server is. */
  residentMebibytes: number;
}

async function startRepeatedly(bench: Bench, serve: Serve): Promise<Start[]> {
  // Reads the files from the disk, and lets jobs of the seed be done.
  await startOnce(serve);
  const starts: Start[] = [];
  for (let number = 0; number < STARTS; number++) {
    const start = await startOnce(serve);
    starts.push(start);
    const [seconds, held] = [start.seconds, start.residentMebibytes];
    bench.say(`start: ${seconds.toFixed(2)} s, ${Math.round(held)} MiB`);
  }
  return starts;
}

async function startOnce(serve: Serve): Promise<Start> {
  const began = performance.now();
  const server = await serve();
  try {
    await untilOk(`${server.url}/?next=/a`, browserHeaders(0));
    const seconds = (performance.now() - began) / 1000;
    await pause(UNTIL_IDLE_MS);
    return { seconds, residentMebibytes: server.residentBytes() / MEBIBYTE };
  } finally {
    await server.stop();
  }
}

function startReadings(
  database: string,
  mostMebibytes: number,
  starts: Start[],
): Reading[] {
  const memory = summary(starts.map((start) => start.residentMebibytes));
  const time = summary(starts.map(({ seconds }) => seconds));
  return [
    {
      ...{ id: "P10", what: `memory of an idle server on ${database}` },
      ...{ goal: { atMost: mostMebibytes }, unit: "MiB" },
      ...{ measured: memory.median, spread: memory.spread },
    },
    {
      ...{ id: "P10", what: `start to the first 200 on ${database}` },
      ...{ goal: { atMost: 1.5 }, unit: "s" },
      ...{ measured: time.median, spread: time.spread },
    },
  ];
}

/** `npm start` in a copy of this working tree: the first installs, builds and seeds, the others find everything current. */
async function npmStarts(bench: Bench): Promise<Reading[]> {
  bench.say("npm start in a fresh clone");
  const times: number[] = [];
  const workplace = await startIn("clone", async ({ folder, start }) => {
    await copyTree(folder);
    for (let number = 0; number <= STARTS; number++) {
      times.push(await npmStart(start));
      bench.say(`npm start: ${times.at(-1)?.toFixed(1)} s`);
    }
    return {};
  });
  await workplace.stop();
  const [first = Number.NaN, ...later] = times;
  const { median: measured, spread } = summary(later);
  return [
    {
      ...{ id: "P10", what: "second npm start until /health/ready" },
      ...{ goal: { atMost: 6 }, measured, unit: "s", spread },
    },
    {
      ...{ id: "P10", what: "first npm start until /health/ready" },
      ...{ goal: { informative: true }, measured: first, unit: "s" },
      note: "packages from npm's cache or the network",
    },
  ];
}

/** What a commit of everything here would hold. */
async function copyTree(folder: string): Promise<void> {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await promisify(execFile)("git", args, { cwd: ROOT });
  const isThere = (file: string) => file && existsSync(join(ROOT, file));
  for (const file of stdout.split("\0").filter(isThere))
    await cp(join(ROOT, file), join(folder, file));
}

/** Seconds until it is ready. */
async function npmStart(start: Workplace["start"]): Promise<number> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = [`PORT=${port}`, `BASE_URL=${url}`];
  const began = performance.now();
  const running = start("env", [...env, "npm", "start"]);
  try {
    await untilReady(url);
    return (performance.now() - began) / 1000;
  } finally {
    if (running.pid) await endGroup(running.pid);
  }
}

/** npm, our script and the server are told to end together; resolves when the last of them has. */
async function endGroup(pid: number): Promise<void> {
  for (let signal: NodeJS.Signals | 0 = "SIGTERM"; ; signal = 0) {
    try {
      process.kill(-pid, signal);
    } catch {
      return;
    }
    await pause(100);
  }
}

async function untilReady(url: string, halfMinutes = 1): Promise<void> {
  try {
    await untilOk(`${url}/health/ready`);
  } catch (error) {
    if (halfMinutes === MOST_HALF_MINUTES) throw error;
    return untilReady(url, halfMinutes + 1);
  }
}

const SOAK_WARM_UP_MINUTES = 5;
const SOAK_MINUTES = 30;
/** A second of load as heavy as so many connections make it, then a calm while; memory is read at its end. */
const SOAK_CONNECTIONS = 8;
const SOAK_CALM_MS = 4_000;
const SOAK_VISITORS = 2_000;
const SOAK_PICTURES = 40;

/** Half an hour of pages, pictures, screens that Remix renders, and addresses where nothing is. */
async function soak(bench: Bench, site: Site): Promise<Reading> {
  const server = await site.serve();
  try {
    await untilOk(`${server.url}/?next=/a`, browserHeaders(0));
    const requests = await mixedRequests(site, server);
    const load = { requests, connections: SOAK_CONNECTIONS, seconds: 1 };
    const began = performance.now();
    const samples: Sample[] = [];
    let minutes = 0;
    while (minutes < SOAK_WARM_UP_MINUTES + SOAK_MINUTES) {
      await applyLoad(server.url, load);
      await pause(SOAK_CALM_MS);
      minutes = (performance.now() - began) / 60_000;
      const mebibytes = server.residentBytes() / MEBIBYTE;
      if (minutes > SOAK_WARM_UP_MINUTES) samples.push({ minutes, mebibytes });
      bench.say(
        `soak: ${minutes.toFixed(1)} min, ${Math.round(mebibytes)} MiB`,
      );
    }
    const held = samples.map(({ mebibytes }) => mebibytes);
    return {
      ...{ id: "P10", what: "growth over half an hour of mixed load" },
      ...{ goal: { atMost: 1 }, measured: slope(samples), unit: "MiB/min" },
      note: `${Math.round(median(held))} MiB in the middle, ${Math.round(Math.max(...held))} at most`,
    };
  } finally {
    await server.stop();
  }
}

/** Every visitor opens the splash, and something else. */
async function mixedRequests(
  { sql, secret }: Site,
  server: NodeProcess,
): Promise<PlannedRequest[]> {
  const memes = await sql.query<{ number: number }>(
    `SELECT "number" FROM "Meme" WHERE "status" = 'approved' ORDER BY "number"`,
  );
  const pictures = await sql.query<{ path: string }>(
    `SELECT '/media/' || "assetId" || '/' || "sha256" || '.' || "format" AS "path" FROM "Variant" ORDER BY "sha256" LIMIT $1`,
    [SOAK_PICTURES],
  );
  const others = pictures.rows.flatMap(({ path }) => [
    path,
    "/welcome",
    path,
    "/nothing-here",
  ]);
  const visitors = returningVisitors(SOAK_VISITORS, {
    ...{ secret, baseUrl: server.url },
    memes: memes.rows.map(({ number }) => number),
  });
  return visitors.flatMap((visitor, index) => [
    visitor,
    { ...visitor, path: others[index % others.length] ?? "/welcome" },
  ]);
}

interface Sample {
  minutes: number;
  mebibytes: number;
}

/** Least squares, in MiB a minute. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [minutes, mebibytes] = [
    mean((sample) => sample.minutes),
    mean((sample) => sample.mebibytes),
  ];
  const covariance = mean(
    (sample) => (sample.minutes - minutes) * (sample.mebibytes - mebibytes),
  );
  return covariance / mean((sample) => (sample.minutes - minutes) ** 2);
}
