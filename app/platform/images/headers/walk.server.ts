import { open, type FileHandle } from "node:fs/promises";
import type { PictureExtent } from "../limits.ts";

/** Every step of a walk sees at least this many bytes, unless the file ends first. */
export const STEP_BYTES = 64;

/** A walk reads the file through this window, so the size of a file is never the size of our memory. */
const WINDOW_BYTES = 64 * 1024;

/**
 * Steps from block to block of a file without decoding anything: it yields the offset it wants to see next and is given
 * the bytes from there on (at least {@link STEP_BYTES}, fewer at the end of the file, none behind it).
 * It returns what the picture claims to measure, or null where the file makes no sense.
 */
export type Walk<Found = PictureExtent | null> = Generator<
  number,
  Found,
  Buffer
>;

/** An honest header has hundreds of blocks, and a million comments are no crime. Ten megabytes of single bytes would keep a core busy for seconds. */
const MOST_STEPS = 1_500_000;

/**
 * Walks a file. Holds one window of it in memory, and lets others run at each new window.
 * @returns null, too, for a file of far too many blocks
 */
export async function walkFile<Found>(
  path: string,
  walk: Walk<Found>,
): Promise<Found | null> {
  await using file = await open(path, "r");
  let start = 0;
  let bytes = await readWindow(file, start);
  let step = walk.next();
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (step.done) return step.value;
    const offset = step.value;
    const isInside =
      offset >= start && offset + STEP_BYTES <= start + bytes.length;
    if (!isInside) {
      start = offset;
      bytes = await readWindow(file, start);
    }
    step = walk.next(bytes.subarray(offset - start));
  }
  return null;
}

async function readWindow(file: FileHandle, position: number): Promise<Buffer> {
  const window = Buffer.allocUnsafe(WINDOW_BYTES);
  const { bytesRead } = await file.read(window, 0, WINDOW_BYTES, position);
  return window.subarray(0, bytesRead);
}
