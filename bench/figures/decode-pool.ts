import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { setPriority } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { parseEnvironment } from "#app/platform/env.server.ts";
import type { DecodeEvent } from "#app/platform/images/decode-crew.server.ts";
import { ENCODERS } from "#app/platform/images/encoders.server.ts";
import { openPictures } from "#app/platform/images/pictures.server.ts";
import { planStills } from "#app/uploads/pipeline/variants.ts";
import { startedIn } from "../cores.ts";
import type { Bench, Figure, Goal, Reading } from "../figure.ts";
import { goalFor, PHOTOGRAPHS, withPhotographs } from "../photographs.ts";
import { encodeRaw } from "../raw-loop.ts";
import { measureRounds, median, summary } from "../rounds.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ROUNDS = 5;
const CLIENTS = 4;
const PICTURES_A_CLIENT = 2;
/** A child is as nice as this; the loop beside it must be too, or a busy machine would decide. */
const NICENESS = 10;
/** `getconf CLK_TCK` on Linux. */
const TICKS_PER_SECOND = 100;

/** P4: the pool of decoding children against a loop around sharp in one process that does the same work. */
export const decodePool: Figure = { name: "decode-pool", measure };

function measure(bench: Bench): Promise<Reading[]> {
  bench.say(`${CLIENTS} pictures of 12 megapixels at a time`);
  return withPhotographs((folder) =>
    measureAlone(import.meta.filename, folder),
  );
}

/** Runs a figure's file as a program on every core; it answers on standard output what was read. */
export async function measureAlone(
  file: string,
  folder: string,
): Promise<Reading[]> {
  const [program = "", ...args] = [
    ...startedIn("anywhere"),
    ...[process.execPath, file, folder],
  ];
  const { stdout } = await promisify(execFile)(program, args, { cwd: ROOT });
  return JSON.parse(stdout) as Reading[];
}

interface Price {
  wallMs: number;
  cpuMs: number;
}

type Encode = (path: string, directory: string) => Promise<unknown>;

async function compareAll(folder: string): Promise<Reading[]> {
  setPriority(NICENESS);
  sharp.concurrency(1);
  sharp.cache(false);
  const report = parseEnvironment({});
  if (!report.ok) throw new Error(report.faults.join(", "));
  const clocks = openChildClocks();
  const pictures = openPictures({ env: report.env, observe: clocks.observe });
  const sizes = planStills("first", { isAnimated: false });
  const pool: Encode = async (path, directory) => {
    const source = { path, format: "jpeg" } as const;
    const made = await pictures.encodeStills({ source, sizes, directory });
    if (!made.ok) throw new Error(made.fault);
  };
  const loop: Encode = async (path, directory) =>
    encodeRaw(await readFile(path), sizes, (image, size, format) =>
      ENCODERS[format](image).toFile(join(directory, `${size}.${format}`)),
    );
  try {
    const readings: Reading[] = [];
    for (const picture of PHOTOGRAPHS) {
      const encodeAll = (encode: Encode) =>
        priceOf(() => callOften(encode, join(folder, picture), folder), clocks);
      readings.push(...(await duel(picture, encodeAll, { pool, loop })));
    }
    return readings;
  } finally {
    await pictures.close();
  }
}

async function duel(
  picture: (typeof PHOTOGRAPHS)[number],
  encodeAll: (encode: Encode) => Promise<Price>,
  { pool, loop }: Record<"pool" | "loop", Encode>,
): Promise<Reading[]> {
  for (const encode of [pool, loop]) await encodeAll(encode);
  const rounds = await measureRounds(
    ROUNDS,
    async () => {
      const raw = await encodeAll(loop);
      return { raw, ours: await encodeAll(pool) };
    },
    ({ raw, ours }) => raw.wallMs / ours.wallMs,
  );
  const reading = (of: keyof Price, what: string, goal: Goal): Reading => {
    const ratios = rounds.map(({ raw, ours }) => raw[of] / ours[of]);
    const [mine, theirs] = (["ours", "raw"] as const).map((who) =>
      (
        median(rounds.map((round) => round[who][of])) /
        (CLIENTS * PICTURES_A_CLIENT)
      ).toFixed(0),
    );
    return {
      ...{
        id: "P4",
        what: `six variants of ${picture} against a raw loop, ${what}`,
      },
      ...{ goal, measured: median(ratios), unit: "x" },
      spread: summary(ratios).spread,
      note: `${mine} to ${theirs} ms a picture, ${CLIENTS} at a time`,
    };
  };
  return [
    reading("wallMs", "pictures a second", goalFor(picture, { atLeast: 0.9 })),
    reading("cpuMs", "pictures per CPU second", { informative: true }),
  ];
}

/** So many clients, each with one picture after another and a folder of its own. */
async function callOften(
  encode: Encode,
  path: string,
  folder: string,
): Promise<void> {
  const client = async () => {
    const directory = await mkdtemp(join(folder, "client-"));
    for (let turn = 0; turn < PICTURES_A_CLIENT; turn++)
      await encode(path, directory);
    await rm(directory, { recursive: true });
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function priceOf(
  work: () => Promise<void>,
  clocks: ChildClocks,
): Promise<Price> {
  const cpuMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + clocks.cpuMs();
  };
  const before = { wall: performance.now(), cpu: cpuMs() };
  await work();
  return {
    wallMs: performance.now() - before.wall,
    cpuMs: cpuMs() - before.cpu,
  };
}

interface ChildClocks {
  observe(event: DecodeEvent): void;
  /** Of all children there ever were. */
  cpuMs(): number;
}

/** The pool replaces its children now and then: what one has used until its last task is kept. */
function openChildClocks(): ChildClocks {
  const known = new Map<number, number>();
  const read = () => {
    for (const [pid, ms] of known) known.set(pid, cpuMsOf(pid) ?? ms);
  };
  return {
    observe(event) {
      if (event.kind === "ended") read();
      else if (event.pid && !known.has(event.pid)) known.set(event.pid, 0);
    },
    cpuMs() {
      read();
      return [...known.values()].reduce((total, ms) => total + ms, 0);
    },
  };
}

/** User and system time, proc_pid_stat(5), fields 14 and 15; null when it has gone. */
function cpuMsOf(pid: number): number | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

if (import.meta.main)
  process.stdout.write(JSON.stringify(await compareAll(process.argv[2] ?? "")));
