import type { Walk } from "./walk.server.ts";

const FIRST_CHUNK = 8;
/** A length and a type before the data, and a checksum behind it, four bytes each. */
const CHUNK_HEADER = 8;
const CHUNK_OVERHEAD = 12;
const MAX_CHUNK_BYTES = 0x7fff_ffff;

/**
 * Reads IHDR, and the frame count of an animated PNG from acTL, which stands before the first IDAT.
 * https://www.w3.org/TR/png-3/#5Chunk-layout and #acTL-chunk
 */
export function* walkPng(): Walk {
  const extent = { width: 0, height: 0, frames: 1 };
  for (let offset = FIRST_CHUNK; ;) {
    const chunk = yield offset;
    if (chunk.length < CHUNK_HEADER) return extent;
    const length = chunk.readUInt32BE(0);
    const type = chunk.toString("latin1", 4, 8);
    if (length > MAX_CHUNK_BYTES) return null;
    if (type === "IDAT" || type === "IEND") return extent;
    if (type === "IHDR" && chunk.length >= 16) {
      extent.width = chunk.readUInt32BE(8);
      extent.height = chunk.readUInt32BE(12);
    }
    if (type === "acTL" && chunk.length >= 12)
      extent.frames = Math.max(1, chunk.readUInt32BE(8));
    offset += CHUNK_OVERHEAD + length;
  }
}
