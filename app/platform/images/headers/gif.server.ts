import type { PictureExtent } from "../limits.ts";
import type { Walk } from "./walk.server.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const LOGICAL_SCREEN_BYTES = 13;
const IMAGE_DESCRIPTOR_BYTES = 10;

/**
 * Counts the frames of a GIF block by block, stopping as soon as there are too many; a decoder's own count of a
 * hostile file takes seconds. A frame that reaches beyond the logical screen makes the picture as large as itself.
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function* walkGif(maxFrames: number): Walk {
  const head = yield 0;
  if (head.length < LOGICAL_SCREEN_BYTES) return null;
  const extent = {
    width: head.readUInt16LE(6),
    height: head.readUInt16LE(8),
    frames: 0,
  };
  let offset = LOGICAL_SCREEN_BYTES + colourTableBytes(head[10] ?? 0);
  while (extent.frames <= maxFrames) {
    const block = yield offset;
    if (block[0] === EXTENSION) {
      offset = yield* skipSubBlocks(offset + 2);
    } else if (block[0] === IMAGE && block.length >= IMAGE_DESCRIPTOR_BYTES) {
      includeFrame(extent, block);
      const codeSizeByte = 1;
      const table = colourTableBytes(block[9] ?? 0);
      offset = yield* skipSubBlocks(
        offset + IMAGE_DESCRIPTOR_BYTES + table + codeSizeByte,
      );
    } else {
      // The trailer, the end of a truncated file, or something that is no GIF: decoders stop here too.
      break;
    }
  }
  return extent;
}

function includeFrame(extent: PictureExtent, descriptor: Buffer): void {
  extent.frames++;
  extent.width = Math.max(
    extent.width,
    descriptor.readUInt16LE(1) + descriptor.readUInt16LE(5),
  );
  extent.height = Math.max(
    extent.height,
    descriptor.readUInt16LE(3) + descriptor.readUInt16LE(7),
  );
}

/** Bytes of the colour table that a packed field announces: 2^(n+1) colours of three bytes. */
function colourTableBytes(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 0x07) + 1) : 0;
}

/** Sub-blocks are a length and that many bytes; length 0 ends them. A megabyte may hold half a million: no step each. */
function* skipSubBlocks(offset: number): Walk<number> {
  for (let position = offset; ;) {
    const bytes = yield position;
    let at = 0;
    for (let length = bytes[at]; length; length = bytes[at]) at += length + 1;
    if (at < bytes.length) return position + at + 1;
    if (bytes.length === 0) return position;
    position += at;
  }
}
