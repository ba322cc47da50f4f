import { writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Figure, Reading } from "../figure.ts";
import { inFolder } from "../folder.ts";
import { get, untilOk } from "../get.ts";
import { startNode } from "../node-process.ts";
import { addUploader } from "../people.ts";
import { openPrints, photographDrawing } from "../photographs.ts";
import { cpuSecondsOfTree } from "../process-tree.ts";
import { measureRounds, median, summary } from "../rounds.ts";
import { inTurns, send } from "../send.ts";
import type { Site } from "../site.ts";

const ROUNDS = 5;
const CLIENTS = 2;
const PICTURES = 6;
/** Sharp's own AVIF takes seconds. */
const PICTURES_OF_THE_PEER = 2;
const POLL_MS = 50;

/** P5, all of it: the CPU of a server and a worker from the upload to the last AVIF, against a loop by sharp's own efforts. */
export const encodingOverHttp: Figure = {
  ...{ name: "encoding-over-http", measure },
};

async function measure({ say, site: open }: Bench): Promise<Reading[]> {
  const site = await open();
  const token = await addUploader(site, "encoding");
  const photograph = await photographDrawing();
  const nextPrint = openPrints(photograph);
  return inFolder(async (folder) => {
    const path = join(folder, "photograph.jpg");
    await writeFile(path, photograph);
    const place = "anywhere";
    const env = { RATE_LIMITS: "off", MALLOC_ARENA_MAX: "2" };
    const script = "bench/peers/sharp-loop.ts";
    const loop = await startNode({ script, args: [path], place, env });
    const server = await site.serve({ place, env });
    const worker = await site.serve({ ...{ args: ["--role", "worker"] }, env });
    const agent = new Agent({ keepAlive: true });
    const plan = { url: `${server.url}/api/v1/uploads`, token, agent };
    const ours = [server, worker];
    const uploadAll = async () => {
      await inTurns(PICTURES, CLIENTS, async () => {
        const { status, body } = await send(plan, nextPrint());
        if (status !== 201) throw new Error(`${status}: ${body}`);
      });
      await untilAllDone(site);
    };
    const query = `pictures=${PICTURES_OF_THE_PEER}&atOnce=1&formats=all`;
    const askPeer = () => get(`${loop.url}/?${query}`);
    try {
      await untilOk(`${server.url}/health/ready`);
      // Jobs of the seed are done first.
      await uploadAll();
      const rounds = await measureRounds(
        ROUNDS,
        async (number) => {
          say(`round ${number + 1} of ${ROUNDS}`);
          const [raw = 0] = await cpuMsOf([loop], askPeer);
          const [web = 0, jobs = 0] = await cpuMsOf(ours, uploadAll);
          return {
            raw: raw / PICTURES_OF_THE_PEER,
            ...{ web: web / PICTURES, jobs: jobs / PICTURES },
          };
        },
        ({ web, jobs, raw }) => (web + jobs) / raw,
      );
      return [readingOf(rounds)];
    } finally {
      agent.destroy();
      for (const one of [worker, server, loop]) await one.stop();
    }
  });
}

/** Of each process with all that it started. */
async function cpuMsOf(
  processes: readonly { pid: number }[],
  work: () => Promise<unknown>,
): Promise<number[]> {
  const read = () => processes.map(({ pid }) => cpuSecondsOfTree(pid));
  const before = read();
  await work();
  return read().map((seconds, at) => (seconds - (before[at] ?? 0)) * 1000);
}

/** Until no job waits or is at work. */
async function untilAllDone({ sql }: Site): Promise<void> {
  for (;;) {
    const { rows } = await sql.query<{ left: number }>(
      `SELECT count(*)::int AS "left" FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`,
    );
    if (rows[0]?.left === 0) return;
    await pause(POLL_MS);
  }
}

/** CPU of one picture, in milliseconds. */
interface Round {
  web: number;
  jobs: number;
  raw: number;
}

function readingOf(rounds: Round[]): Reading {
  const ratios = rounds.map(({ web, jobs, raw }) => (web + jobs) / raw);
  const middle = (who: keyof Round) =>
    median(rounds.map((round) => round[who])).toFixed(0);
  return {
    ...{ id: "P5", what: "an upload and its jobs, CPU of default effort" },
    ...{ goal: { atMost: 0.1 }, measured: median(ratios), unit: "x" },
    spread: summary(ratios).spread,
    note: `server ${middle("web")} and worker ${middle("jobs")} to ${middle("raw")} ms a picture: form, hashes, database and job queue included`,
  };
}
