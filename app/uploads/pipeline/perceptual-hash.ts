import { SAMPLE_SIDE_PX } from "#app/platform/images/decode-tasks.ts";
import { pixelsOf } from "./sample-pixels.ts";

/** Frequencies of each direction that a perceptual hash looks at: 8 x 8 of them make 64 bits. */
const FREQUENCIES = 8;

/** The coefficient of a wave one level of 255 high: half the pixels of each direction, multiplied. */
const WAVE_OF_ONE_LEVEL = (SAMPLE_SIDE_PX / 2) ** 2;

/** The waves of the transform, lowest first, without the constant one. */
const WAVES = Array.from({ length: FREQUENCIES }, (_, index) =>
  Array.from({ length: SAMPLE_SIDE_PX }, (_, position) =>
    Math.cos(
      ((2 * position + 1) * (index + 1) * Math.PI) / (2 * SAMPLE_SIDE_PX),
    ),
  ),
);

/**
 * A 64-bit perceptual hash of a sample (RGBA, SAMPLE_SIDE_PX a side), signed as PostgreSQL keeps it: pictures that look alike differ in few bits.
 * The pHash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), 3.2.1: luminance
 * at 32 x 32, discrete cosine transform, the 8 x 8 lowest frequencies without the constant ones, each against their
 * median. Transparent pixels count as white.
 */
export function perceptualHash(sample: Uint8Array): bigint {
  const frequencies = lowFrequencies(luminances(sample));
  const sorted = frequencies.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  const bits = frequencies
    .map((frequency) => (frequency > median ? "1" : "0"))
    .join("");
  return BigInt.asIntN(64, BigInt(`0b${bits}`));
}

/** In how many of the 64 bits two perceptual hashes differ: 0 the same, up to about 8 alike, 32 nothing in common. */
export function hammingDistance(a: bigint, b: bigint): number {
  return BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll("0", "").length;
}

/** Rec. 601 luma, over white. */
function luminances(sample: Uint8Array): number[] {
  return Array.from(pixelsOf(sample), ([red, green, blue, alpha]) => {
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    return 255 + ((luma - 255) * alpha) / 255;
  });
}

/** In steps of a wave of one level of 255: what is weaker is noise, and must not decide a bit of a flat or symmetric picture. */
function lowFrequencies(luma: number[]): number[] {
  return transform(luma).map((frequency) =>
    Math.round(frequency / WAVE_OF_ONE_LEVEL),
  );
}

/** The two-dimensional DCT-II, not scaled: along the rows, then down the columns of what that gave. A row of frequencies after the other. */
function transform(luma: number[]): number[] {
  const rows = Array.from({ length: SAMPLE_SIDE_PX }, (_, y) =>
    along(luma.slice(y * SAMPLE_SIDE_PX, (y + 1) * SAMPLE_SIDE_PX)),
  );
  const columns = WAVES.map((_, u) => along(rows.map((row) => row[u] ?? 0)));
  return WAVES.flatMap((_, v) => columns.map((column) => column[v] ?? 0));
}

function along(values: number[]): number[] {
  return WAVES.map((wave) =>
    values.reduce((sum, value, at) => sum + value * (wave[at] ?? 0), 0),
  );
}
