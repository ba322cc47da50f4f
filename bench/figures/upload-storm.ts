import { writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import type { Bench, Figure, Reading } from "../figure.ts";
import { inFolder } from "../folder.ts";
import { get, untilOk } from "../get.ts";
import { startNode, type NodeProcess } from "../node-process.ts";
import { addUploader } from "../people.ts";
import { openPrints, photographDrawing } from "../photographs.ts";
import { median, summary } from "../rounds.ts";
import { inTurns, send, type Sent } from "../send.ts";
import { browserHeaders } from "../visitors.ts";
import { watch, type Watched } from "../watch.ts";

const ROUNDS = 3;
const UPLOADS = 100;
const MEBIBYTE = 1024 * 1024;

/** P6: many large uploads at the same moment, with visitors meanwhile. */
export const uploadStorm: Figure = { name: "upload-storm", measure };

interface Setting {
  /** DECODE_CONCURRENCY */
  decoders: number;
  /** DECODE_QUEUE: the default, or room for all. */
  queue: number;
  mostMebibytes: number;
}

const SETTINGS: readonly Setting[] = [
  { decoders: 2, queue: UPLOADS, mostMebibytes: 600 },
  { decoders: 2, queue: 50, mostMebibytes: 600 },
  { decoders: 1, queue: 50, mostMebibytes: 450 },
];

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const token = await addUploader(site, "storm");
  const photograph = await photographDrawing();
  const nextPrint = openPrints(photograph);
  return inFolder(async (folder) => {
    const path = join(folder, "photograph.jpg");
    await writeFile(path, photograph);
    const loop = await startNode({
      ...{ script: "bench/peers/sharp-loop.ts", args: [path] },
      ...{ place: "anywhere", env: { MALLOC_ARENA_MAX: "2" } },
    });
    const readings: Reading[] = [];
    try {
      for (const setting of SETTINGS) {
        const rounds: Round[] = [];
        for (let number = 0; number < ROUNDS; number++) {
          bench.say(`${inWords(setting)}, round ${number + 1} of ${ROUNDS}`);
          const server = await site.serve({
            place: "anywhere",
            env: {
              RATE_LIMITS: "off",
              DECODE_CONCURRENCY: String(setting.decoders),
              DECODE_QUEUE: String(setting.queue),
            },
          });
          const agent = new Agent({ keepAlive: true });
          const plan = { url: `${server.url}/api/v1/uploads`, token, agent };
          const upload = () => send(plan, nextPrint());
          try {
            await untilOk(`${server.url}/?next=/a`, browserHeaders(0));
            await inTurns(2 * setting.decoders, setting.decoders, upload);
            const storm = await unleash(server, upload);
            const query = `pictures=${storm.accepted}&atOnce=${setting.decoders}&formats=first`;
            const { body } = await get(`${loop.url}/?${query}`);
            rounds.push({ ...storm, loopMs: Number(body) });
          } finally {
            agent.destroy();
            await server.stop();
          }
        }
        readings.push(...readingsOf(setting, rounds));
      }
    } finally {
      await loop.stop();
    }
    return readings;
  });
}

interface Storm {
  accepted: number;
  /** Neither taken nor told to come again. */
  wrong: number;
  /** Until the last one was taken. */
  lastMs: number;
  visits: Watched["visits"];
  memory: Watched["memory"];
  loopP99Ms: number;
}

interface Round extends Storm {
  /** What a raw loop takes for as many, as many at a time as there are decoders. */
  loopMs: number;
}

async function unleash(
  server: NodeProcess,
  upload: () => Promise<Sent>,
): Promise<Storm> {
  const memory = watch("memory", String(server.pid));
  const visits = watch("visits", server.url);
  // Begins to count anew.
  await loopDelayMs(server);
  const sent = await Promise.all(Array.from({ length: UPLOADS }, upload));
  const loopP99Ms = await loopDelayMs(server);
  const accepted = sent.filter(({ status }) => status === 201);
  return {
    accepted: accepted.length,
    wrong: sent.filter((one) => !isClean(one)).length,
    lastMs: Math.max(...accepted.map(({ ms }) => ms)),
    ...{ visits: await visits.end(), memory: await memory.end(), loopP99Ms },
  };
}

function isClean({ status, retryAfter, body }: Sent): boolean {
  if (status === 201) return true;
  return status === 503 && retryAfter !== null && body.includes('"busy"');
}

/** The 99th percentile since it was asked last, as Node measures it: every 10 ms, with these 10 ms. */
async function loopDelayMs({ url }: NodeProcess): Promise<number> {
  const { body } = await get(`${url}/metrics`);
  const line = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(String(body));
  return Number(line?.[1]) * 1000;
}

function inWords({ decoders, queue }: Setting): string {
  return `DECODE_CONCURRENCY=${decoders}, DECODE_QUEUE=${queue}`;
}

function readingsOf(setting: Setting, rounds: Round[]): Reading[] {
  const reading = (
    what: string,
    of: (round: Round) => number,
    rest: Pick<Reading, "goal" | "unit" | "note">,
  ): Reading => {
    const values = rounds.map(of);
    const { median: measured, spread } = summary(values);
    const whole = `${what}; ${inWords(setting)}`;
    const told = Number.isFinite(spread) ? { spread } : {};
    return { id: "P6", what: whole, measured, ...told, ...rest };
  };
  const middle = (of: (round: Round) => number) =>
    median(rounds.map(of)).toFixed(0);
  const accepted = middle((round) => round.accepted);
  return [
    reading(
      "last of 100 uploads against a raw loop of the accepted",
      ({ lastMs, loopMs }) => lastMs / loopMs,
      {
        ...{ goal: { atMost: 1.35 }, unit: "x" },
        note: `${middle((round) => round.lastMs)} to ${middle((round) => round.loopMs)} ms for ${accepted}`,
      },
    ),
    reading("neither taken nor told to come again", (round) => round.wrong, {
      ...{ goal: { atMost: 0 }, unit: "" },
      note: `${accepted} taken`,
    }),
    reading("GET / meanwhile, p99", ({ visits }) => p99(visits.times), {
      ...{ goal: { atMost: 50 }, unit: "ms" },
      note: `median ${middle(({ visits }) => median(visits.times))} ms, slowest ${middle(({ visits }) => Math.max(...visits.times))} ms of ${middle(({ visits }) => visits.times.length)}, ${middle(({ visits }) => visits.refused)} refused`,
    }),
    reading("event loop meanwhile, p99", (round) => round.loopP99Ms, {
      ...{ goal: { atMost: 30 }, unit: "ms" },
      note: "with the 10 ms between two looks",
    }),
    reading(
      "peak memory of all processes",
      ({ memory }) => memory.mostBytes / MEBIBYTE,
      {
        ...{ goal: { atMost: setting.mostMebibytes }, unit: "MiB" },
        note: `${middle(({ memory }) => memory.mostProcesses)} processes at most, every 50 ms`,
      },
    ),
  ];
}

function p99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
