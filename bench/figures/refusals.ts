import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { copyFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { openPictures } from "#app/platform/images/pictures.server.ts";
import { openDiskStorage } from "#app/storage/disk.server.ts";
import {
  discardPicture,
  takePicture,
  type IntakeNeeds,
} from "#app/uploads/pipeline/intake.server.ts";
import { gif } from "#test/files/bytes/gif.ts";
import { blackPng } from "#test/files/bytes/png.ts";
import { METADATA_BOMBS, phonePhoto } from "#test/files/giants.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { inFolder } from "../folder.ts";
import { median, summary } from "../rounds.ts";
import { measureAlone } from "./decode-pool.ts";

const ROUNDS = 5;
const MEBIBYTE = 1024 * 1024;
const REFUSED = resolve(import.meta.dirname, "../../test/files/refused");

/** What hostile files cost us: time, memory, and whether anything of them stays. */
export const refusals: Figure = { name: "refusals", measure };

interface Hostile {
  name: string;
  /** What it must be answered; null where it may also be taken, without what is bad in it. */
  code: string | null;
  /** A committed file, or bytes too many to commit. */
  from: string | (() => Buffer | Promise<Buffer>);
}

const HOSTILE: readonly Hostile[] = [
  {
    ...{ name: "text named .jpg", code: "unsupported_type" },
    from: "unsupported_type/text.jpg",
  },
  {
    ...{ name: "SVG named .jpg", code: "unsupported_type" },
    from: "unsupported_type/svg.jpg",
  },
  {
    ...{ name: "12 megapixels of JPEG, cut off", code: "unreadable_image" },
    from: async () => {
      const whole = await phonePhoto();
      return whole.subarray(0, Math.floor(whole.length * 0.9));
    },
  },
  {
    ...{ name: "PNG of 30,000 x 30,000", code: "too_many_pixels" },
    from: () => blackPng(30_000, 30_000),
  },
  {
    ...{ name: "GIF of 100,000 frames", code: "too_many_frames" },
    from: () => gif(1, 1, 100_000),
  },
  {
    ...{ name: "interlaced PNG of 786,464 x 32", code: "too_long_side" },
    from: "too_long_side/ribbon.png",
  },
  ...Object.entries(METADATA_BOMBS).map(([name, from]) => {
    return { name, code: null, from };
  }),
];

/** The files are made here and judged elsewhere: memory that the making leaves behind would hide what the judging takes. */
function measure({ say }: Bench): Promise<Reading[]> {
  return inFolder(async (folder) => {
    for (const { name, from } of HOSTILE) {
      const path = join(folder, name);
      if (typeof from === "string") await copyFile(join(REFUSED, from), path);
      else await writeFile(path, await from());
    }
    say(`${HOSTILE.length} hostile files, ${ROUNDS} times each`);
    return measureAlone(import.meta.filename, folder);
  });
}

/** One file, judged once. */
interface Judgement {
  ms: number;
  grownBytes: number;
  code: string;
}

async function judgeAll(folder: string): Promise<Reading[]> {
  const report = parseEnvironment({});
  if (!report.ok) throw new Error(report.faults.join(", "));
  const processes = new Set([process.pid]);
  const pictures = openPictures({
    env: report.env,
    observe: (event) => "pid" in event && processes.add(event.pid ?? 0),
  });
  const TMP_DIR = join(folder, "tmp");
  const root = join(folder, "storage");
  const storage = await openDiskStorage({ root, tmpDir: TMP_DIR });
  const needs = { env: { TMP_DIR }, pictures, storage };
  try {
    const readings: Reading[] = [];
    for (const hostile of HOSTILE) {
      const rounds: Judgement[] = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push(await judge(needs, join(folder, hostile.name), processes));
      readings.push(...readingsOf(hostile, rounds));
    }
    return [...readings, await leftovers(needs)];
  } finally {
    await pictures.close();
  }
}

async function judge(
  needs: IntakeNeeds,
  path: string,
  processes: Set<number>,
): Promise<Judgement> {
  for (const pid of processes) if (!forgetPeak(pid)) processes.delete(pid);
  const bytesBefore = sum(processes, "VmRSS");
  const startedAt = performance.now();
  const result = await takePicture(needs, { path });
  const ms = performance.now() - startedAt;
  const grownBytes = sum(processes, "VmHWM") - bytesBefore;
  if (result.ok) await discardPicture(needs, result);
  return { ms, grownBytes, code: result.ok ? "taken" : result.rejection.code };
}

/** Starts the peak of a process anew, proc_pid_clear_refs(5); false when it has gone. */
function forgetPeak(pid: number): boolean {
  const path = `/proc/${pid}/clear_refs`;
  if (!existsSync(path)) return false;
  writeFileSync(path, "5");
  return true;
}

/** Resident memory of all processes, now or at its peak. One that starts meanwhile counts in full. */
function sum(processes: ReadonlySet<number>, field: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m");
  return [...processes].reduce((total, pid) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return total + Number(line.exec(status)?.[1]) * 1024;
  }, 0);
}

/** The worst round decides: whoever attacks does not send medians. */
function readingsOf({ name, code }: Hostile, rounds: Judgement[]): Reading[] {
  const times = rounds.map(({ ms }) => ms);
  const growths = rounds.map(({ grownBytes }) => grownBytes / MEBIBYTE);
  const codes = rounds.map((round) => round.code);
  const wrong = codes.filter((one) => code !== null && one !== code);
  return [
    {
      ...{ id: "refusal", what: `${name}, slowest of ${ROUNDS}` },
      ...{ goal: { atMost: 1000 }, measured: Math.max(...times), unit: "ms" },
      spread: summary(times).spread,
      note: `median ${median(times).toFixed(1)} ms`,
    },
    {
      ...{ id: "refusal", what: `${name}, growth of all processes` },
      ...{ goal: { atMost: 150 }, measured: Math.max(...growths), unit: "MiB" },
      note: `median ${median(growths).toFixed(1)} MiB`,
    },
    {
      ...{ id: "refusal", what: `${name}, wrong answers` },
      ...{ goal: { atMost: 0 }, measured: wrong.length, unit: "" },
      note: [...new Set(codes)].join(", "),
    },
  ];
}

async function leftovers({ env, storage }: IntakeNeeds): Promise<Reading> {
  const left = await readdir(env.TMP_DIR);
  for (const area of ["originals/", "held/", "media/", "trash/"])
    for await (const { key } of storage.list(area)) left.push(key);
  return {
    ...{ id: "refusal", what: "files left in storage and TMP_DIR" },
    ...{ goal: { atMost: 0 }, measured: left.length, unit: "" },
    note: left.join(", ") || "none",
  };
}

if (import.meta.main)
  process.stdout.write(JSON.stringify(await judgeAll(process.argv[2] ?? "")));
