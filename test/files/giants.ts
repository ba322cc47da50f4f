import { deflateSync } from "node:zlib";
import { jpegSegment, withJpegSegments } from "./bytes/jpeg.ts";
import { pngChunk, withPngChunks } from "./bytes/png.ts";
import { drawPhoto, drawQuarters, start } from "./drawing.ts";
import { storeTurned } from "./orientations.ts";
import { withPrivateJpegMetadata } from "./private-metadata.ts";

const MEBIBYTE = 1024 * 1024;

/** Twelve megapixels of a phone that was held upright: stored sideways, with orientation 6, a place and a camera. */
export async function phonePhoto(): Promise<Buffer> {
  const stored = storeTurned(await drawPhoto(1500, 2000), 6);
  const picture = await start(stored)
    .resize(4000, 3000, { kernel: "cubic" })
    .jpeg({ quality: 94 })
    .toBuffer();
  return withPrivateJpegMetadata(picture, { orientation: 6 });
}

/** Four colours with a press profile of a megabyte. */
export function cmykWithProfile(): Promise<Buffer> {
  return start(drawQuarters(240, 160))
    .withIccProfile("cmyk")
    .jpeg({ quality: 95 })
    .toBuffer();
}

const smallPng = () => start(drawQuarters(60, 40)).png().toBuffer();
const smallJpeg = () => start(drawQuarters(60, 40)).jpeg().toBuffer();

/** Small pictures with metadata that grows when it is read, by name. */
export const METADATA_BOMBS: Readonly<Record<string, () => Promise<Buffer>>> = {
  "a profile of 64 MiB": async () =>
    withPngChunks(
      await smallPng(),
      pngChunk("iCCP", deflated("profile\0\0", 64)),
    ),
  "an international text of 64 MiB": async () =>
    withPngChunks(
      await smallPng(),
      pngChunk("iTXt", deflated("Comment\0\x01\0\0\0", 64)),
    ),
  "a thousand texts of 7 MiB": async () =>
    withPngChunks(
      await smallPng(),
      repeated(pngChunk("zTXt", deflated("Comment\0\0", 7)), 1000),
    ),
  "half a million texts": async () =>
    withPngChunks(
      await smallPng(),
      repeated(pngChunk("tEXt", Buffer.from("k\0v")), 500_000),
    ),
  "nine megabytes of application segments": async () =>
    withJpegSegments(
      await smallJpeg(),
      repeated(jpegSegment(0xe2, Buffer.alloc(60_000)), 150),
    ),
  "a million comments": async () =>
    withJpegSegments(
      await smallJpeg(),
      repeated(jpegSegment(0xfe, Buffer.alloc(4)), 1_000_000),
    ),
};

function deflated(prefix: string, mebibytes: number): Buffer {
  const zeros = Buffer.alloc(mebibytes * MEBIBYTE);
  return Buffer.concat([Buffer.from(prefix, "latin1"), deflateSync(zeros)]);
}

function repeated(piece: Buffer, times: number): Buffer {
  return Buffer.alloc(piece.length * times, piece);
}
