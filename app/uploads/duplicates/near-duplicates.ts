/** Up to so many of 64 bits two hashes differ when the pictures are alike: re-encoded, resized, brightened, cropped by 2 %. */
export const NEAR_BITS = 8;

/**
 * A hash sets a bit for each wave above the median, 32 of a picture full of things. Lettering on white has 15 to 20,
 * and two such pictures lie near each other whatever they say: then only the same picture encoded anew is near.
 */
const TELLING_BITS = 20;
const NEAR_BITS_OF_LETTERING = 3;

/** Of fewer bits are plain areas, discs and stripes. They tell nothing, are near nobody, and are in no index. */
export const LEAST_BITS = 12;

/** Nobody looks at more than the nearest ones. */
export const MOST_NEIGHBOURS = 20;

/**
 * The bands that a hash is found by. Two hashes that differ in 8 bits differ in at most 2 within one of three bands.
 * Norouzi, Punjani and Fleet, "Fast Exact Search in Hamming Space with Multi-Index Hashing" (2014).
 */
const BANDS = [
  { shift: 42n, bits: 22 },
  { shift: 21n, bits: 21 },
  { shift: 0n, bits: 21 },
] as const;

/** How many bits a hash sets. */
export function bitsOf(hash: bigint): number {
  return BigInt.asUintN(64, hash).toString(2).replaceAll("0", "").length;
}

/** Up to which distance two pictures are near: the one of them that tells less decides. -1: they never are. */
export function nearWithin(a: bigint, b: bigint): number {
  const bits = Math.min(bitsOf(a), bitsOf(b));
  if (bits < LEAST_BITS) return -1;
  return bits < TELLING_BITS ? NEAR_BITS_OF_LETTERING : NEAR_BITS;
}

/** The values of each band, high to low, that a near hash can have: those which differ in at most 2 bits. */
export function probesOf(hash: bigint): number[][] {
  return BANDS.map(({ shift, bits }) => {
    const value = Number(BigInt.asUintN(bits, hash >> shift));
    return differences(bits).map((difference) => value ^ difference);
  });
}

/** All numbers of a width with at most two bits set. */
function differences(width: number): number[] {
  const single = Array.from({ length: width }, (_, bit) => 1 << bit);
  const pairs = single.flatMap((one, at) =>
    single.slice(0, at).map((other) => one | other),
  );
  return [0, ...single, ...pairs];
}
