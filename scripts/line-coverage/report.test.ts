import { expect, test } from "vitest";
import { listMissed, percentOf } from "./report.ts";

test("the percentage is of all lines together, and never rounded up", () => {
  expect(
    percentOf([
      { path: "app/cat.ts", lines: 2, missed: [1] },
      { path: "app/dog.ts", lines: 98, missed: [] },
    ]),
  ).toBe(99);
  const lines = 100_000;
  expect(percentOf([{ path: "app/cat.ts", lines, missed: [7] }])).toBe(99.99);
});

test("no lines at all are not a success", () => {
  expect(percentOf([])).toBe(0);
});

test("the list begins with the file that misses most, and joins neighbours", () => {
  const files = [
    { path: "app/cat.ts", lines: 4, missed: [2] },
    { path: "app/fish.ts", lines: 4, missed: [] },
    { path: "app/dog.ts", lines: 9, missed: [1, 3, 4, 5, 8, 9] },
  ];
  expect(listMissed(files)).toBe(
    "6 of 9  app/dog.ts: 1, 3-5, 8-9\n1 of 4  app/cat.ts: 2\n",
  );
});
