import { crc32, deflateSync } from "node:zlib";
import { uint32 } from "./numbers.ts";

const PNG_SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A PNG of the given chunks, each with its length and checksum. */
export function png(...chunks: Buffer[]): Buffer {
  return Buffer.concat([PNG_SIGNATURE, ...chunks]);
}

export function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** An IHDR chunk. Colour types: 0 grey, 2 RGB, 3 palette, 6 RGBA. */
export function pngHeader(
  width: number,
  height: number,
  { depth = 8, colourType = 2, isInterlaced = false } = {},
): Buffer {
  const rest = Buffer.from([depth, colourType, 0, 0, isInterlaced ? 1 : 0]);
  return pngChunk("IHDR", Buffer.concat([uint32(width), uint32(height), rest]));
}

/** A black picture that is as large as it says, one bit a pixel. */
export function blackPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
  const header = pngHeader(width, height, { depth: 1, colourType: 0 });
  return png(header, pngChunk("IDAT", deflateSync(rows)), pngChunk("IEND"));
}

/** Puts chunks behind the header of a PNG that is whole already. */
export function withPngChunks(picture: Buffer, ...chunks: Buffer[]): Buffer {
  const behindHeader = 33;
  return Buffer.concat([
    picture.subarray(0, behindHeader),
    ...chunks,
    picture.subarray(behindHeader),
  ]);
}
