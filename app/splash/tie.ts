/**
 * Where to begin among `size` equals, 0 .. size-1: the same for the same seed and salt, evenly spread over seeds.
 * Mixes with the finaliser of MurmurHash3, so that neighbouring seeds begin far apart.
 */
export function tieStart(seed: number, salt: number, size: number): number {
  if (size < 2) return 0;
  let mixed = seed ^ Math.imul(salt + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % size;
}
