import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { parseEnvironment } from "#app/platform/env.server.ts";
import type { SizePlan } from "#app/platform/images/decode-tasks.ts";
import { pictureLimits } from "#app/platform/images/limits.ts";
import { restrictDecoders } from "#app/platform/images/loaders.server.ts";
import { encodeStills } from "#app/platform/images/stills.server.ts";
import { VARIANTS } from "#app/uploads/pipeline/variants.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { measureRounds, median, summary } from "../rounds.ts";
import { goalFor, PHOTOGRAPHS, withPhotographs } from "../photographs.ts";
import { DEFAULT_EFFORTS, encodeRaw } from "../raw-loop.ts";
import { measureAlone } from "./decode-pool.ts";

const ROUNDS = 5;
const FORMATS = ["jpeg", "webp", "avif"] as const;

/** P5: what all sizes and formats of a picture cost and weigh, against sharp's default effort at the same qualities. */
export const encodingCost: Figure = { name: "encoding-cost", measure };

function measure(bench: Bench): Promise<Reading[]> {
  bench.say(`three sizes in ${FORMATS.length} formats, ${ROUNDS} times`);
  return withPhotographs((folder) =>
    measureAlone(import.meta.filename, folder),
  );
}

const SIZES: readonly SizePlan[] = VARIANTS.map(({ size, box }) => {
  return { size, box, formats: FORMATS };
});

/** Encoded files by "size format". */
type Encoded = Map<string, Buffer>;

interface Run {
  cpuMs: number;
  files: Encoded;
}

async function compareAll(folder: string): Promise<Reading[]> {
  restrictDecoders();
  const readings: Reading[] = [];
  for (const picture of PHOTOGRAPHS) {
    const path = join(folder, picture);
    const rounds = await measureRounds(
      ROUNDS,
      async () => {
        const raw = await withCpu(() => encodeByDefault(path));
        return { raw, ours: await withCpu(() => encodeOurs(path, folder)) };
      },
      ({ raw, ours }) => ours.cpuMs / raw.cpuMs,
    );
    const [first] = rounds;
    if (!first) throw new Error("no round");
    readings.push(
      costReading(picture, rounds),
      ...(await resultReadings(picture, first, await pixelsOf(path))),
    );
  }
  return readings;
}

async function withCpu(encode: () => Promise<Encoded>): Promise<Run> {
  const before = process.cpuUsage();
  const files = await encode();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, files };
}

async function encodeOurs(path: string, folder: string): Promise<Encoded> {
  const report = parseEnvironment({});
  if (!report.ok) throw new Error(report.faults.join(", "));
  const { files } = await encodeStills({
    ...{ kind: "stills", source: { path, format: "jpeg" }, sizes: SIZES },
    directory: await mkdtemp(join(folder, "ours-")),
    limits: pictureLimits(report.env),
  });
  const entries = files.map(
    async (file) =>
      [`${file.size} ${file.format}`, await readFile(file.path)] as const,
  );
  return new Map(await Promise.all(entries));
}

async function encodeByDefault(path: string): Promise<Encoded> {
  const files: Encoded = new Map();
  await encodeRaw(await readFile(path), SIZES, async (image, size, format) =>
    files.set(
      `${size} ${format}`,
      await DEFAULT_EFFORTS[format](image).toBuffer(),
    ),
  );
  return files;
}

/** What the encoders were given, by size. */
async function pixelsOf(path: string): Promise<Map<string, Buffer>> {
  const pixels = new Map<string, Buffer>();
  await encodeRaw(await readFile(path), SIZES, async (image, size) =>
    pixels.set(size, await image.raw().toBuffer()),
  );
  return pixels;
}

type Picture = (typeof PHOTOGRAPHS)[number];

function costReading(
  picture: Picture,
  rounds: { raw: Run; ours: Run }[],
): Reading {
  const ratios = rounds.map(({ raw, ours }) => ours.cpuMs / raw.cpuMs);
  const [mine, theirs] = (["ours", "raw"] as const).map((who) =>
    median(rounds.map((round) => round[who].cpuMs)).toFixed(0),
  );
  return {
    ...{ id: "P5", what: `all variants of ${picture}, CPU of default effort` },
    ...{ goal: goalFor(picture, { atMost: 0.1 }), unit: "x" },
    ...{ measured: median(ratios), spread: summary(ratios).spread },
    note: `${mine} to ${theirs} ms`,
  };
}

/** Of every variant: the worst of each decides. */
async function resultReadings(
  picture: Picture,
  { raw, ours }: { raw: Run; ours: Run },
  pixels: Map<string, Buffer>,
): Promise<Reading[]> {
  const bytes = new Map<string, number>();
  const losses = new Map<string, number>();
  const ofWebp = new Map<string, number>();
  for (const [name, file] of ours.files) {
    const [size = "", format] = name.split(" ");
    const peer = raw.files.get(name) ?? file;
    const original = pixels.get(size) ?? Buffer.alloc(0);
    const kept = await decibels(file, original);
    bytes.set(name, file.length / peer.length);
    losses.set(name, (await decibels(peer, original)) - kept);
    const webp = ours.files.get(`${size} webp`) ?? file;
    if (format === "avif") ofWebp.set(name, file.length / webp.length);
  }
  const reading = (
    what: string,
    values: Map<string, number>,
    limit: number,
    unit: string,
  ): Reading => ({
    ...{ id: "P5", what: `all variants of ${picture}, ${what}` },
    ...{ goal: goalFor(picture, { atMost: limit }), unit },
    ...{ measured: Math.max(...values.values()), note: listed(values) },
  });
  return [
    reading("bytes of default effort, worst variant", bytes, 1.05, "x"),
    reading("signal lost to default effort, worst variant", losses, 0.8, "dB"),
    reading("AVIF of its WebP's bytes, worst size", ofWebp, 1, "x"),
  ];
}

function listed(values: Map<string, number>): string {
  return [...values]
    .filter(([name]) => !name.endsWith("jpeg"))
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(", ");
}

/** Peak signal-to-noise ratio over all channels of 8 bits. */
async function decibels(file: Buffer, original: Buffer): Promise<number> {
  const pixels = await sharp(file).toColourspace("srgb").raw().toBuffer();
  if (pixels.length !== original.length) throw new Error("other pixels");
  let squares = 0;
  for (let at = 0; at < pixels.length; at++)
    squares += ((pixels[at] ?? 0) - (original[at] ?? 0)) ** 2;
  return 10 * Math.log10((255 ** 2 * pixels.length) / squares);
}

if (import.meta.main)
  process.stdout.write(JSON.stringify(await compareAll(process.argv[2] ?? "")));
