import { stat } from "node:fs/promises";
import { SNIFF_BYTES, sniffFormat, type PictureFormat } from "./formats.ts";
import type { Outcome, PictureFault } from "./faults.ts";
import { walkAvif } from "./headers/avif.server.ts";
import { walkGif } from "./headers/gif.server.ts";
import { walkJpeg } from "./headers/jpeg.server.ts";
import { walkPng } from "./headers/png.server.ts";
import { walkFile, type Walk } from "./headers/walk.server.ts";
import { walkWebp } from "./headers/webp.server.ts";
import {
  brokenLimit,
  type PictureExtent,
  type PictureLimits,
} from "./limits.ts";

/** What a file claims to be: its format by content, its size in bytes, and the extent written in its header. */
export interface Inspection extends PictureExtent {
  format: PictureFormat;
  bytes: number;
}

const WALKS: Readonly<
  Record<PictureFormat, (file: { bytes: number; maxFrames: number }) => Walk>
> = {
  jpeg: () => walkJpeg(),
  png: () => walkPng(),
  webp: ({ maxFrames }) => walkWebp(maxFrames),
  gif: ({ maxFrames }) => walkGif(maxFrames),
  avif: ({ bytes }) => walkAvif(bytes),
};

/** Animations that our decoder would silently turn into a still. */
const UNSUPPORTED_ANIMATIONS: Partial<Record<PictureFormat, PictureFault>> = {
  png: "animated_png",
  avif: "animated_avif",
};

/**
 * Judges a file by its size, its first bytes and its header, before anything is decoded: in our own code, without
 * native libraries, in constant memory. What passes may still turn out to be broken inside.
 */
export async function inspectFile(
  path: string,
  limits: PictureLimits,
): Promise<Outcome<Inspection>> {
  const { size: bytes } = await stat(path);
  if (bytes > limits.bytes) return { ok: false, fault: "too_large" };
  const format = await walkFile(path, walkSignature());
  if (format === "heic") return { ok: false, fault: "heic" };
  if (!format) return { ok: false, fault: "unsupported_type" };
  const extent = await walkFile(
    path,
    WALKS[format]({ bytes, maxFrames: limits.frames }),
  );
  if (!extent) return { ok: false, fault: "unreadable_image" };
  const animation =
    extent.frames > 1 ? UNSUPPORTED_ANIMATIONS[format] : undefined;
  const fault = brokenLimit(extent, limits) ?? animation;
  return fault ? { ok: false, fault } : { ok: true, format, bytes, ...extent };
}

function* walkSignature(): Walk<PictureFormat | "heic" | null> {
  return sniffFormat((yield 0).subarray(0, SNIFF_BYTES));
}
