import { describe, expect, test } from "vitest";
import { brokenLimit, pictureLimits } from "./limits.ts";

const limits = pictureLimits({
  MAX_IMAGE_BYTES: 1_000_000,
  MAX_IMAGE_PIXELS: 50_000_000,
  MAX_IMAGE_SIDE: 16_384,
  MAX_IMAGE_FRAMES: 300,
});

describe("a limit", () => {
  test.each([
    ["a row less than 50,000,000 pixels", 9_999, 5_000, 1, null],
    ["50,000,000 pixels", 10_000, 5_000, 1, null],
    ["a row more than 50,000,000 pixels", 10_001, 5_000, 1, "too_many_pixels"],
    ["16,383 pixels a side", 1, 16_383, 1, null],
    ["16,384 pixels a side", 16_384, 1, 1, null],
    ["16,385 pixels a side", 1, 16_385, 1, "too_long_side"],
    ["299 frames", 1, 1, 299, null],
    ["300 frames", 1, 1, 300, null],
    ["301 frames", 1, 1, 301, "too_many_frames"],
    ["99 frames of a megapixel", 1000, 1000, 99, null],
    ["100 frames of a megapixel", 1000, 1000, 100, null],
    [
      "101 frames of a megapixel",
      1000,
      1000,
      101,
      "too_many_pixels_in_all_frames",
    ],
  ])("answers %s as it should", (_what, width, height, frames, fault) => {
    expect(brokenLimit({ width, height, frames }, limits)).toBe(fault);
  });

  test.each([
    ["a giant that is too long as well", 30_000, 30_000, 1, "too_many_pixels"],
    ["a giant without frames", 65_535, 65_535, 0, "too_many_pixels"],
    ["a picture without width", 0, 10, 1, "unreadable_image"],
    ["a picture without frames", 10, 10, 0, "unreadable_image"],
  ])("names one reason for %s", (_what, width, height, frames, fault) => {
    expect(brokenLimit({ width, height, frames }, limits)).toBe(fault);
  });
});

test("a still is never told of frames, however high its own limit is set", () => {
  const set = {
    MAX_IMAGE_BYTES: 1,
    MAX_IMAGE_SIDE: 40_000,
    MAX_IMAGE_FRAMES: 1,
  };
  const high = pictureLimits({ ...set, MAX_IMAGE_PIXELS: 400_000_000 });
  expect(high.pixels).toBe(high.pixelsInAllFrames);
  const still = { width: 15_000, height: 10_000, frames: 1 };
  expect(brokenLimit(still, high)).toBe("too_many_pixels");
});
