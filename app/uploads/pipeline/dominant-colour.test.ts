import { expect, test } from "vitest";
import { dominantColour } from "./dominant-colour.ts";

const RED = [220, 40, 40, 255] as const;
const BLUE = [40, 80, 200, 255] as const;
const CLEAR_RED = [220, 40, 40, 0] as const;

const sampleOf = (...pixels: (readonly number[])[]) =>
  Uint8Array.from(pixels.flat());

test("the dominant colour is that of most pixels", () => {
  expect(dominantColour(sampleOf(RED, BLUE, BLUE))).toBe("#2850c8");
});

test("colours that hardly differ count as one, and are averaged", () => {
  expect(
    dominantColour(sampleOf([40, 80, 200, 255], [42, 82, 202, 255], RED)),
  ).toBe("#2951c9");
});

test("what nobody sees does not count", () => {
  expect(dominantColour(sampleOf(CLEAR_RED, CLEAR_RED, BLUE))).toBe("#2850c8");
});

test("a picture of nothing is white", () => {
  expect(dominantColour(sampleOf(CLEAR_RED))).toBe("#ffffff");
});
