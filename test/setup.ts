import { afterEach, beforeEach, expect } from "vitest";

/** A test that expects an error on the console says so: `vi.spyOn(console, "error").mockImplementation(...)`. */
const complaints: unknown[][] = [];
console.error = (...words) => void complaints.push(words);

/** Vitest fails the run for a rejection that nobody handles; this names the test it belongs to. */
const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));

beforeEach(() => {
  complaints.length = 0;
  rejections.length = 0;
});

afterEach(() => {
  expect(complaints, "console.error was not expected").toEqual([]);
  expect(rejections, "a rejection was not handled").toEqual([]);
});
