import type { Sharp } from "sharp";
import type { SizePlan } from "./decode-tasks.ts";

/**
 * How each format is written. JPEG 85 is the measure, and WebP 85 and AVIF 65 look no worse. WebP effort 2 and AVIF
 * effort 1, instead of 4, take a tenth of the CPU; what AVIF gives for it is in docs/decisions/016.
 */
export const ENCODERS: Readonly<
  Record<SizePlan["formats"][number], (image: Sharp) => Sharp>
> = {
  jpeg: (image) => image.jpeg({ quality: 85, progressive: true }),
  png: (image) => image.png({ compressionLevel: 7 }),
  webp: (image) => image.webp({ quality: 85, effort: 2 }),
  avif: (image) => image.avif({ quality: 65, effort: 1 }),
};
