import type { Env } from "#app/platform/env.server.ts";
import type { PictureFault } from "./faults.ts";

/** What a picture may measure. Bytes of the file, pixels of one frame, pixels of one side, frames, and pixels of all frames together. */
export interface PictureLimits {
  bytes: number;
  pixels: number;
  side: number;
  frames: number;
  pixelsInAllFrames: number;
}

/** What a picture claims or has: the size of one frame in pixels, and how many frames. */
export interface PictureExtent {
  width: number;
  height: number;
  frames: number;
}

/** Width x height x frames: what a decoder must hold or walk through, whatever the frame count says alone. */
export const MAX_PIXELS_IN_ALL_FRAMES = 100_000_000;

/** The limits that this environment sets. */
export function pictureLimits(
  env: Pick<
    Env,
    | "MAX_IMAGE_BYTES"
    | "MAX_IMAGE_PIXELS"
    | "MAX_IMAGE_SIDE"
    | "MAX_IMAGE_FRAMES"
  >,
): PictureLimits {
  return {
    bytes: env.MAX_IMAGE_BYTES,
    // A still has one frame: told a higher limit, its sender would believe it.
    pixels: Math.min(env.MAX_IMAGE_PIXELS, MAX_PIXELS_IN_ALL_FRAMES),
    side: env.MAX_IMAGE_SIDE,
    frames: env.MAX_IMAGE_FRAMES,
    pixelsInAllFrames: MAX_PIXELS_IN_ALL_FRAMES,
  };
}

/**
 * The first limit that a picture breaks, or null. A picture may break several; the order is the one people understand:
 * a giant has too many pixels, a ribbon too long a side. The limit itself is allowed.
 */
export function brokenLimit(
  { width, height, frames }: PictureExtent,
  limits: PictureLimits,
): PictureFault | null {
  if (width < 1 || height < 1) return "unreadable_image";
  if (width * height > limits.pixels) return "too_many_pixels";
  if (Math.max(width, height) > limits.side) return "too_long_side";
  if (frames < 1) return "unreadable_image";
  if (frames > limits.frames) return "too_many_frames";
  if (width * height * frames > limits.pixelsInAllFrames)
    return "too_many_pixels_in_all_frames";
  return null;
}
