import { expect, test } from "vitest";
import { isOpenTo } from "./feature-flags.server.ts";

const OPEN = {
  FEATURE_UPLOADS: 100,
  FEATURE_IMPORT: 100,
  FEATURE_EMBED: 100,
  FEATURE_REACTIONS: 100,
  FEATURE_RECOMMENDATIONS: 100,
};
const PEOPLE = Array.from({ length: 1000 }, (_, index) => `person ${index}`);
const openTo = (percentage: number) =>
  PEOPLE.filter((person) =>
    isOpenTo(
      { ...OPEN, FEATURE_UPLOADS: percentage },
      "FEATURE_UPLOADS",
      person,
    ),
  );

test("a feature at 0 is open to nobody, at 100 to everybody", () => {
  expect(openTo(0)).toEqual([]);
  expect(openTo(100)).toEqual(PEOPLE);
});

test("at 30 it is open to about 30 in 100, and to all of them still at 40", () => {
  const thirty = openTo(30);
  expect(thirty.length).toBeGreaterThan(250);
  expect(thirty.length).toBeLessThan(350);
  expect(openTo(40)).toEqual(expect.arrayContaining(thirty));
});
