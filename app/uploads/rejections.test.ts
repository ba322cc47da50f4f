import { describe, expect, test } from "vitest";
import { PICTURE_FAULTS } from "#app/platform/images/faults.ts";
import { pictureLimits } from "#app/platform/images/limits.ts";
import { defaultEnv } from "#test/files/places.ts";
import { describeLimits } from "./limits.ts";
import { rejectionOf, rejectionWords } from "./rejections.ts";

const limits = pictureLimits(defaultEnv());

describe("a refusal", () => {
  test.each(PICTURE_FAULTS)(
    "for %s speaks in a sentence of its own",
    (reason) => {
      const words = rejectionWords(rejectionOf(reason, limits));
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words).not.toMatch(/vips|sharp|undefined|NaN|\//i);
    },
  );

  test.each([
    ["too_large", "too_large", 413, "10 MB"],
    [
      "unsupported_type",
      "unsupported_type",
      415,
      "JPEG, PNG, WebP, GIF or AVIF",
    ],
    ["heic", "unsupported_type", 415, "HEIC"],
    ["animated_png", "unsupported_type", 415, "GIF or WebP"],
    ["animated_avif", "unsupported_type", 415, "GIF or WebP"],
    ["unreadable_image", "unreadable_image", 422, "damaged"],
    ["too_many_pixels", "too_many_pixels", 422, "50 megapixels"],
    ["too_many_pixels_in_all_frames", "too_many_pixels", 422, "100 megapixels"],
    ["too_long_side", "too_long_side", 422, "16,384 pixels"],
    ["too_many_frames", "too_many_frames", 422, "300 frames"],
    ["busy", "busy", 503, "again"],
  ] as const)(
    "for %s has the code %s, the status %i, and names %s",
    (reason, code, status, words) => {
      const rejection = rejectionOf(reason, limits);
      expect(rejection).toMatchObject({ code, status });
      expect(rejectionWords(rejection)).toContain(words);
    },
  );

  test("names the limits that are set, not the defaults", () => {
    const set = pictureLimits(
      defaultEnv({ MAX_IMAGE_BYTES: "1572864", MAX_IMAGE_FRAMES: "12" }),
    );
    expect(rejectionWords(rejectionOf("too_large", set))).toContain("1.5 MB");
    expect(rejectionWords(rejectionOf("too_many_frames", set))).toContain(
      "12 frames",
    );
  });
});

test("the limits can be told before anybody tries", () => {
  expect(describeLimits(limits)).toBe(
    "JPEG, PNG, WebP, GIF or AVIF, up to 10 MB, 50 megapixels and 16,384 pixels a side; animations up to 300 frames.",
  );
});
