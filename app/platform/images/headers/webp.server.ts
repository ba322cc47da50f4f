import type { PictureExtent } from "../limits.ts";
import type { Walk } from "./walk.server.ts";

const FIRST_CHUNK = 12;
const CHUNK_HEADER = 8;
const ANIMATION_FLAG = 0x02;

/**
 * Reads the size from the first chunk and, in an animation, counts the frames until there are too many.
 * https://developers.google.com/speed/webp/docs/riff_container and RFC 6386 (VP8), 9.1
 */
export function* walkWebp(maxFrames: number): Walk {
  const first = yield FIRST_CHUNK;
  const extent = readSize(first);
  const isAnimated =
    first.toString("latin1", 0, 4) === "VP8X" && hasAnimation(first);
  if (!extent || !isAnimated) return extent;
  let frames = 0;
  for (let offset = FIRST_CHUNK; frames <= maxFrames;) {
    const chunk = yield offset;
    if (chunk.length < CHUNK_HEADER) break;
    if (chunk.toString("latin1", 0, 4) === "ANMF") frames++;
    const length = chunk.readUInt32LE(4);
    offset += CHUNK_HEADER + length + (length % 2);
  }
  return { ...extent, frames };
}

function hasAnimation(chunk: Buffer): boolean {
  return ((chunk[CHUNK_HEADER] ?? 0) & ANIMATION_FLAG) !== 0;
}

function readSize(chunk: Buffer): PictureExtent | null {
  if (chunk.length < 18) return null;
  return (
    SIZE_READERS[chunk.toString("latin1", 0, 4)]?.(
      chunk.subarray(CHUNK_HEADER),
    ) ?? null
  );
}

const SIZE_READERS: Readonly<
  Record<string, (payload: Buffer) => PictureExtent>
> = {
  VP8X: (payload) => ({
    width: payload.readUIntLE(4, 3) + 1,
    height: payload.readUIntLE(7, 3) + 1,
    frames: 1,
  }),
  "VP8 ": (payload) => ({
    width: payload.readUInt16LE(6) & 0x3fff,
    height: payload.readUInt16LE(8) & 0x3fff,
    frames: 1,
  }),
  VP8L: (payload) => ({
    width: (payload.readUInt32LE(1) & 0x3fff) + 1,
    height: ((payload.readUInt32LE(1) >>> 14) & 0x3fff) + 1,
    frames: 1,
  }),
};
