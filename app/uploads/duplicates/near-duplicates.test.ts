import { describe, expect, test } from "vitest";
import { hammingDistance } from "../pipeline/perceptual-hash.ts";
import { bitsOf, NEAR_BITS, nearWithin, probesOf } from "./near-duplicates.ts";

const FULL = 0x6e9a_53c1_b74d_2f08n;
const LETTERING = 0x7708_0808_0808_0877n;
const SHIFTS = [42n, 21n, 0n];
const WIDTHS = [22, 21, 21];

/** The hash with the given bits turned around. */
const turned = (hash: bigint, bits: readonly number[]) =>
  BigInt.asIntN(
    64,
    bits.reduce((result, bit) => result ^ (1n << BigInt(bit)), hash),
  );

const bandsOf = (hash: bigint) =>
  SHIFTS.map((shift, at) =>
    Number(BigInt.asUintN(WIDTHS[at] ?? 0, hash >> shift)),
  );

const isProbed = (hash: bigint, other: bigint) => {
  const bands = bandsOf(other);
  return probesOf(hash).some((probes, at) => probes.includes(bands[at] ?? -1));
};

describe("how near is near", () => {
  test("pictures full of things may differ in eight bits", () => {
    expect(bitsOf(FULL)).toBeGreaterThanOrEqual(20);
    expect(nearWithin(FULL, ~FULL)).toBe(NEAR_BITS);
  });

  test("of two pictures, the one that tells less decides", () => {
    expect(bitsOf(LETTERING)).toBeLessThan(20);
    expect(nearWithin(LETTERING, LETTERING)).toBe(3);
    expect(nearWithin(FULL, LETTERING)).toBe(3);
  });

  test("a picture that tells nothing is near nobody, not even the like of it", () => {
    expect(nearWithin(0n, 0n)).toBe(-1);
    expect(nearWithin(0x7ffn, FULL)).toBe(-1);
    expect(nearWithin(0xfffn, FULL)).toBe(3);
  });
});

describe("the bands of a hash", () => {
  test("hold every bit, the sign's too", () => {
    for (const hash of [0n, -1n, FULL, 1n << 63n, -(1n << 63n)])
      expect(
        bandsOf(hash).map((band, at) => BigInt(band) << (SHIFTS[at] ?? 0n)),
      ).toEqual(bandsOf(hash).map((_, at) => maskOf(at) & hash));
  });

  test("find what differs in up to eight bits, however these lie", () => {
    for (let step = 1; step < 64; step += 2)
      for (let first = 0; first < 64; first++) {
        const bits = Array.from(
          { length: NEAR_BITS },
          (_, n) => (first + n * step) % 64,
        );
        const other = turned(FULL, bits);
        expect(hammingDistance(FULL, other)).toBe(NEAR_BITS);
        expect(isProbed(FULL, other)).toBe(true);
      }
  });

  test("pass over what differs in three bits of each", () => {
    const far = [0, 7, 20, 21, 30, 41, 42, 50, 63];
    expect(isProbed(FULL, turned(FULL, far))).toBe(false);
    expect(isProbed(FULL, turned(FULL, far.slice(1)))).toBe(true);
  });

  test("ask for each value once", () => {
    for (const probes of probesOf(FULL))
      expect(new Set(probes).size).toBe(probes.length);
    expect(probesOf(FULL).map((probes) => probes.length)).toEqual([
      254, 232, 232,
    ]);
  });
});

const maskOf = (at: number) =>
  ((1n << BigInt(WIDTHS[at] ?? 0)) - 1n) << (SHIFTS[at] ?? 0n);
