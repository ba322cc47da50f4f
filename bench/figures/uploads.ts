import { writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { join } from "node:path";
import { seededRandom } from "#test/files/drawing.ts";
import type { Bench, Figure, Goal, Reading } from "../figure.ts";
import { inFolder } from "../folder.ts";
import { get, untilOk } from "../get.ts";
import { startNode, type NodeProcess } from "../node-process.ts";
import { addUploader } from "../people.ts";
import { openPrints, photographDrawing } from "../photographs.ts";
import { cpuSecondsOfTree } from "../process-tree.ts";
import { measureRounds, median, summary } from "../rounds.ts";
import { inTurns, send, type SendPlan } from "../send.ts";
import type { Site } from "../site.ts";

const ROUNDS = 7;
const CLIENTS = 4;
const PICTURES = 12;
const BODIES = 60;
const BODY_BYTES = 10_000_000;
const TINY_BYTES = 1_000;

/** P4: uploads over HTTP, against the same encoding without HTTP, and against what tutorials do. */
export const uploads: Figure = { name: "uploads", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const token = await addUploader(site, "uploads");
  return inFolder(async (folder) => [
    ...(await compareUploads(bench, { site, token, folder })),
    ...(await compareIntake(bench, { site, token, folder })),
  ]);
}

interface Place {
  site: Site;
  token: string;
  folder: string;
}

/** What as many pictures as a round has cost. */
interface Price {
  wallMs: number;
  cpuMs: number;
}

interface UploadRound {
  ours: Price;
  loop: Price;
  memory: Price;
}

async function compareUploads(
  { say }: Bench,
  { site, token, folder }: Place,
): Promise<Reading[]> {
  const photograph = await photographDrawing();
  const path = join(folder, "photograph.jpg");
  await writeFile(path, photograph);
  const nextPrint = openPrints(photograph);
  const place = "anywhere";
  // Without a worker: no AVIF is made meanwhile.
  const env = { RATE_LIMITS: "off", DECODE_CONCURRENCY: "2" };
  const server = await site.serve({ place, env });
  const loop = await startNode({
    ...{ script: "bench/peers/sharp-loop.ts", args: [path], place },
    env: { MALLOC_ARENA_MAX: "2" },
  });
  const memory = await startNode({
    ...{ script: "bench/peers/express-memory.ts", args: [folder], place },
    env: { MALLOC_ARENA_MAX: "2" },
  });
  const agent = new Agent({ keepAlive: true });
  const uploadAll = (plan: Omit<SendPlan, "agent">) => async () => {
    await inTurns(PICTURES, CLIENTS, async () => {
      const sent = await send({ ...plan, agent }, nextPrint());
      if (sent.status !== 201) throw new Error(`${sent.status}: ${sent.body}`);
    });
  };
  const query = `pictures=${PICTURES}&atOnce=${CLIENTS}&formats=first`;
  const contenders = {
    ours: () =>
      priceOf(
        server,
        uploadAll({ url: `${server.url}/api/v1/uploads`, token }),
      ),
    loop: () => priceOf(loop, () => get(`${loop.url}/?${query}`)),
    memory: () => priceOf(memory, uploadAll({ url: memory.url })),
  };
  try {
    await untilOk(`${server.url}/health/ready`);
    const once = async (): Promise<UploadRound> => ({
      loop: await contenders.loop(),
      ours: await contenders.ours(),
      memory: await contenders.memory(),
    });
    await once();
    const rounds = await measureRounds(
      ROUNDS,
      (number) => {
        say(`round ${number + 1} of ${ROUNDS}`);
        return once();
      },
      ({ ours, loop: raw }) => raw.wallMs / ours.wallMs,
    );
    return uploadReadings(rounds);
  } finally {
    agent.destroy();
    for (const one of [memory, loop, server]) await one.stop();
  }
}

async function priceOf(
  { pid }: NodeProcess,
  work: () => Promise<unknown>,
): Promise<Price> {
  const cpu = cpuSecondsOfTree(pid);
  const began = performance.now();
  await work();
  const wallMs = performance.now() - began;
  return { wallMs, cpuMs: (cpuSecondsOfTree(pid) - cpu) * 1000 };
}

const PEERS = {
  loop: "a raw loop in process",
  memory: "a buffer and sharp in parallel",
} as const;

function uploadReadings(rounds: UploadRound[]): Reading[] {
  const reading = (
    peer: keyof typeof PEERS,
    of: keyof Price,
    goal: Goal,
  ): Reading => {
    const ratios = rounds.map((round) => round[peer][of] / round.ours[of]);
    const [mine, theirs] = (["ours", peer] as const).map((who) =>
      (median(rounds.map((round) => round[who][of])) / PICTURES).toFixed(0),
    );
    const counted =
      of === "wallMs" ? "uploads a second" : "uploads per CPU second";
    return {
      ...{ id: "P4", what: `${counted} against ${PEERS[peer]}` },
      ...{ goal, measured: median(ratios), unit: "x" },
      spread: summary(ratios).spread,
      note: `${mine} to ${theirs} ms a picture, ${CLIENTS} at a time, DECODE_CONCURRENCY=2, no AVIF meanwhile`,
    };
  };
  return [
    reading("loop", "wallMs", { atLeast: 0.9 }),
    reading("memory", "wallMs", { atLeast: 1.25 }),
    reading("loop", "cpuMs", { informative: true }),
    reading("memory", "cpuMs", { informative: true }),
  ];
}

/** CPU of one request, in milliseconds. */
interface RequestCost {
  large: number;
  tiny: number;
}

/** `ours` is a whole server; `form` is the part of it that reads a form, in a server that does nothing else. */
type IntakeRound = Record<"ours" | "form" | "bare" | "hashing", RequestCost>;

/** Bodies that are no pictures: all take them to the disk and answer 415. */
async function compareIntake(
  { say }: Bench,
  { site, token, folder }: Place,
): Promise<Reading[]> {
  const script = "bench/peers/busboy-to-disk.ts";
  const server = await site.serve({ env: { RATE_LIMITS: "off" } });
  const form = await startNode({
    ...{ script: "bench/peers/form-to-disk.ts", args: [folder] },
  });
  const bare = await startNode({ script, args: [folder] });
  const hashing = await startNode({ script, args: [folder, "hash"] });
  const agent = new Agent({ keepAlive: true });
  const [large, tiny] = [noise(BODY_BYTES), noise(TINY_BYTES)];
  const ours = { url: `${server.url}/api/v1/uploads`, token, agent };
  const costOf = async (
    { pid, url }: NodeProcess,
    plan: SendPlan = { url, agent },
  ): Promise<RequestCost> => ({
    large: await refusalMs(pid, plan, large),
    tiny: await refusalMs(pid, plan, tiny),
  });
  try {
    await untilOk(`${server.url}/health/ready`);
    const once = async (): Promise<IntakeRound> => ({
      bare: await costOf(bare),
      form: await costOf(form),
      ours: await costOf(server, ours),
      hashing: await costOf(hashing),
    });
    await once();
    const rounds = await measureRounds(
      ROUNDS,
      (number) => {
        say(`intake, round ${number + 1} of ${ROUNDS}`);
        return once();
      },
      (round) => round.form.large / round.bare.large,
    );
    return intakeReadings(rounds);
  } finally {
    agent.destroy();
    for (const one of [hashing, bare, form, server]) await one.stop();
  }
}

async function refusalMs(
  pid: number,
  plan: SendPlan,
  body: Buffer,
): Promise<number> {
  const before = cpuSecondsOfTree(pid);
  await inTurns(BODIES, CLIENTS, async () => {
    const sent = await send(plan, body);
    if (sent.status !== 415) throw new Error(`${sent.status}: ${sent.body}`);
  });
  return ((cpuSecondsOfTree(pid) - before) * 1000) / BODIES;
}

/** Nothing that any format begins with. */
function noise(bytes: number): Buffer {
  const random = seededRandom(bytes);
  return Buffer.from(Uint8Array.from({ length: bytes }, () => random() * 256));
}

function intakeReadings(rounds: IntakeRound[]): Reading[] {
  const reading = (
    what: string,
    [who, peer]: [keyof IntakeRound, keyof IntakeRound],
    goal: Goal,
    of = ({ large }: RequestCost) => large,
  ): Reading => {
    const ratios = rounds.map((round) => of(round[who]) / of(round[peer]));
    const [mine, theirs] = [who, peer].map((one) =>
      median(rounds.map((round) => of(round[one]))).toFixed(1),
    );
    return {
      ...{ id: "P4", what, goal, measured: median(ratios), unit: "x" },
      ...{ spread: summary(ratios).spread, note: `${mine} to ${theirs} ms` },
    };
  };
  /** Without what a request costs that brings next to nothing. */
  const ofBytes = ({ large, tiny }: RequestCost) => large - tiny;
  const told = { informative: true } as const;
  return [
    reading(
      "intake alone: our reading of a form of 10 MB, hash and all, CPU of busboy to disk",
      ["form", "bare"],
      { atMost: 1.15 },
    ),
    reading(
      "the same, CPU of busboy to disk with our hash",
      ["form", "hashing"],
      told,
    ),
    reading(
      "10 MB refused by the whole server, CPU of busboy to disk",
      ["ours", "bare"],
      told,
    ),
    reading(
      "its bytes alone, CPU of busboy to disk",
      ["ours", "bare"],
      told,
      ofBytes,
    ),
  ];
}
