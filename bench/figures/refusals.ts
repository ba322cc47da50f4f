import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDiskStorage } from "#app/storage/disk.server.ts";
import { openPictures } from "#app/platform/images/pictures.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { takePicture, type IntakeNeeds } from "#app/uploads/intake.server.ts";
import { gif } from "#test/files/bytes/gif.ts";
import { blackPng } from "#test/files/bytes/png.ts";
import { METADATA_BOMBS, phonePhoto } from "#test/files/giants.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { bytesOf, inFolder } from "../folder.ts";
import { median } from "../rounds.ts";

const TRIES = 5;
const GOAL_MS = 1_000;
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** Files that must be refused, by what they are, with the code they are refused with. */
const HOSTILE: Readonly<
  Record<string, { code: string; make(): Buffer | Promise<Buffer> }>
> = {
  "text named .jpg": {
    code: "unsupported_type",
    make: () => Buffer.from("This is no picture.\n".repeat(1000)),
  },
  SVG: { code: "unsupported_type", make: () => Buffer.from(SVG) },
  "half a photo": {
    code: "unreadable_image",
    make: async () => halfOf(await phonePhoto()),
  },
  "a PNG of 30,000 x 30,000": {
    code: "too_many_pixels",
    make: () => blackPng(30_000, 30_000),
  },
  "a GIF of 100,000 frames": {
    code: "too_many_frames",
    make: () => gif(10, 10, 100_000),
  },
};

/** How long the pipeline takes to refuse what it must, and what it leaves on the disk. The first try starts a decoder. */
export const refusals: Figure = { name: "refusals", measure };

function measure({ say }: Bench): Promise<Reading[]> {
  return inFolder(async (folder) => {
    const needs = await openIntake(folder);
    const readings: Reading[] = [];
    for (const [name, { code, make }] of Object.entries(HOSTILE)) {
      say(name);
      const path = join(folder, "hostile.jpg");
      await writeFile(path, await make());
      readings.push(...(await refuse(needs, { name, code, path, folder })));
    }
    for (const [name, make] of Object.entries(METADATA_BOMBS)) {
      say(name);
      const path = join(folder, "bomb.jpg");
      await writeFile(path, await make());
      readings.push(await judgeBomb(needs, name, path));
    }
    await needs.pictures.close();
    return readings;
  });
}

async function openIntake(folder: string): Promise<IntakeNeeds> {
  const TMP_DIR = join(folder, "work/tmp");
  await mkdir(TMP_DIR, { recursive: true });
  const report = parseEnvironment({ TMP_DIR });
  if (!report.ok) throw new Error(report.faults.join(", "));
  const root = join(folder, "work/media");
  return {
    env: { TMP_DIR },
    storage: await openDiskStorage({ root, tmpDir: TMP_DIR }),
    pictures: openPictures({ env: report.env }),
  };
}

async function refuse(
  needs: IntakeNeeds,
  hostile: { name: string; code: string; path: string; folder: string },
): Promise<Reading[]> {
  const { name, code, path, folder } = hostile;
  const before = await bytesOf(join(folder, "work"));
  const times: number[] = [];
  const answers = new Set<string>();
  for (let number = 0; number < TRIES; number++) {
    const start = performance.now();
    const taken = await takePicture(needs, { path });
    times.push(performance.now() - start);
    answers.add(taken.ok ? "taken" : taken.rejection.code);
  }
  const left = (await bytesOf(join(folder, "work"))) - before;
  const isRight = answers.size === 1 && answers.has(code);
  return [
    {
      ...{ id: "refusal", what: `${name}, slowest of ${TRIES}`, unit: "ms" },
      ...{ goal: { atMost: GOAL_MS }, measured: Math.max(...times) },
      note: `${[...answers].join(", ")}; median ${median(times).toFixed(1)} ms`,
    },
    {
      ...{ id: "refusal", what: `${name}: wrong codes and bytes left behind` },
      ...{ goal: { atMost: 0 }, measured: left + (isRight ? 0 : 1), unit: "" },
    },
  ];
}

/** Pictures whose metadata swells: taken or refused, but soon. */
async function judgeBomb(
  needs: IntakeNeeds,
  name: string,
  path: string,
): Promise<Reading> {
  const start = performance.now();
  const taken = await takePicture(needs, { path });
  const measured = performance.now() - start;
  const note = taken.ok ? "taken, without it" : taken.rejection.code;
  const goal = { atMost: GOAL_MS };
  return { id: "refusal", what: name, goal, measured, unit: "ms", note };
}

function halfOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}
