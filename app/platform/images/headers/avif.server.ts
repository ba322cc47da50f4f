import type { PictureExtent } from "../limits.ts";
import type { Walk } from "./walk.server.ts";

interface Box {
  type: string;
  /** Offsets in the file: where the payload starts, and the first byte behind it. */
  start: number;
  end: number;
}

/** A picture needs a dozen or two boxes on any level; thousands are an attack on whoever lists them. */
const MAX_BOXES_PER_LEVEL = 1000;

const VERSION_AND_FLAGS_BYTES = 4;

/**
 * Reads the largest image size that the item properties name (of a grid, that is the whole), and the sample count of an
 * image sequence. ISO/IEC 14496-12, 4.2 (boxes), 8.7.3 (stsz); ISO/IEC 23008-12, 6.5.3 (ispe);
 * https://aomediacodec.github.io/av1-avif/
 */
export function* walkAvif(fileBytes: number): Walk {
  const file: Box = { type: "file", start: 0, end: fileBytes };
  const sizes = yield* findBoxes([file], ["meta", "iprp", "ipco", "ispe"]);
  const tables = yield* findBoxes(
    [file],
    ["moov", "trak", "mdia", "minf", "stbl", "stsz"],
  );
  let largest: PictureExtent | null = null;
  for (const box of sizes) {
    const extent = yield* readImageSize(box);
    if (!extent) return null;
    if (
      !largest ||
      extent.width * extent.height > largest.width * largest.height
    )
      largest = extent;
  }
  if (!largest) return null;
  for (const box of tables)
    largest.frames = Math.max(largest.frames, yield* readSampleCount(box));
  return largest;
}

/** Every box at the end of a path of types, such as `meta`, then `iprp` in it. */
function* findBoxes(parents: Box[], path: readonly string[]): Walk<Box[]> {
  let level = parents;
  for (const type of path) {
    const next: Box[] = [];
    for (const parent of level)
      next.push(
        ...(yield* listBoxes(parent)).filter((box) => box.type === type),
      );
    level = next.slice(0, MAX_BOXES_PER_LEVEL);
  }
  return level;
}

function* listBoxes(parent: Box): Walk<Box[]> {
  const boxes: Box[] = [];
  const first =
    parent.start + (parent.type === "meta" ? VERSION_AND_FLAGS_BYTES : 0);
  for (
    let offset = first;
    offset + 8 <= parent.end && boxes.length < MAX_BOXES_PER_LEVEL;
  ) {
    const header = yield offset;
    if (header.length < 16) break;
    const box = readBox(header, offset, parent.end);
    if (!box) break;
    boxes.push(box);
    offset = box.end;
  }
  return boxes;
}

/** A length of 0 means "to the end", a length of 1 that a 64-bit length follows the type. */
function readBox(
  header: Buffer,
  offset: number,
  parentEnd: number,
): Box | null {
  const short = header.readUInt32BE(0);
  const headerBytes = short === 1 ? 16 : 8;
  const length =
    short === 1
      ? Number(header.readBigUInt64BE(8))
      : short || parentEnd - offset;
  if (length < headerBytes || offset + length > parentEnd) return null;
  return {
    type: header.toString("latin1", 4, 8),
    start: offset + headerBytes,
    end: offset + length,
  };
}

function* readImageSize(box: Box): Walk {
  const payload = yield box.start;
  if (payload.length < 12 || box.end - box.start < 12) return null;
  return {
    width: payload.readUInt32BE(4),
    height: payload.readUInt32BE(8),
    frames: 1,
  };
}

function* readSampleCount(box: Box): Walk<number> {
  const payload = yield box.start;
  return payload.length < 12 ? 1 : payload.readUInt32BE(8);
}
