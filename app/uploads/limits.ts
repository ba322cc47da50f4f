import { FORMAT_FACTS } from "#app/platform/images/formats.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";

const BYTES_PER_MEGABYTE = 1024 * 1024;
const PIXELS_PER_MEGAPIXEL = 1_000_000;

/** The formats we take, as a sentence names them: "JPEG, PNG, WebP, GIF or AVIF". */
export const READABLE_FORMATS = new Intl.ListFormat("en-GB", {
  type: "disjunction",
}).format(Object.values(FORMAT_FACTS).map(({ label }) => label));

/** The limits in words, for sentences about them. */
export function sayLimits(
  limits: PictureLimits,
): Record<keyof PictureLimits, string> {
  return {
    bytes: `${sayNumber(limits.bytes / BYTES_PER_MEGABYTE)} MB`,
    pixels: `${sayNumber(limits.pixels / PIXELS_PER_MEGAPIXEL)} megapixels`,
    side: `${sayNumber(limits.side)} pixels`,
    frames: `${sayNumber(limits.frames)} frames`,
    pixelsInAllFrames: `${sayNumber(limits.pixelsInAllFrames / PIXELS_PER_MEGAPIXEL)} megapixels`,
  };
}

/** What may be uploaded, in one sentence to be shown before anybody tries. */
export function describeLimits(limits: PictureLimits): string {
  const { bytes, pixels, side, frames } = sayLimits(limits);
  return `${READABLE_FORMATS}, up to ${bytes}, ${pixels} and ${side} a side; animations up to ${frames}.`;
}

function sayNumber(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}
