import { expect, test } from "vitest";
import { defaultDecoders } from "./machine-memory.server.ts";

const MEBIBYTE = 1024 * 1024;

test.each([
  [512, 1],
  [767, 1],
  [768, 2],
  [24_000, 2],
])("with %d MiB, %d pictures are decoded at once", (mebibytes, decoders) => {
  expect(defaultDecoders(mebibytes * MEBIBYTE)).toBe(decoders);
});
