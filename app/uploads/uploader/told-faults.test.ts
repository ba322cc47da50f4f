import { expect, test } from "vitest";
import { pictureLimits } from "#app/platform/images/limits.ts";
import { defaultEnv } from "#test/files/places.ts";
import { tellRefusal } from "./told-faults.ts";

const speech = { locale: "en", limits: pictureLimits(defaultEnv()) } as const;
const told = (code: "too_many_pixels" | "unsupported_type", file?: string) =>
  tellRefusal(speech, {
    ...{ kind: "refused", code },
    fields: file === undefined ? {} : { file },
  }).faults.file;

test("a still with too many pixels is not told of frames, an animation is", () => {
  expect(told("too_many_pixels", "too_many_pixels")).toContain("50 megapixels");
  expect(told("too_many_pixels")).toContain("50 megapixels");
  const animation = told("too_many_pixels", "too_many_pixels_in_all_frames");
  expect(animation).toContain("100 megapixels");
});

test("a photo that we cannot read is told how it becomes one that we can", () => {
  expect(told("unsupported_type", "heic")).toContain("HEIC");
  expect(told("unsupported_type", "of another kind")).not.toContain("HEIC");
});
