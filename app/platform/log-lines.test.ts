import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLineBuffer, type LineTarget } from "./log-lines.server.ts";

type Done = (error?: Error | null) => void;

/** A target whose writes end when the test says so. */
function heldTarget() {
  const written: string[] = [];
  const held: Done[] = [];
  const target: LineTarget = {
    write: (text, done) => {
      written.push(text);
      held.push(done);
    },
    writeSync: (text) => written.push(`${text}(sync)`),
    close: async () => void written.push("closed"),
  };
  return { target, written, release: (error?: Error) => held.shift()?.(error) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("lines are gathered and written in one piece within a second", () => {
  const { target, written } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  buffer.write("b\n");
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(["a\nb\n"]);
});

test("one piece is under way at a time, and what came meanwhile follows", () => {
  const { target, written, release } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  vi.advanceTimersByTime(1000);
  buffer.write("b\n");
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(["a\n"]);
  release();
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(["a\n", "b\n"]);
});

test("a stalled target holds back a bounded amount, and the lines beyond are counted as lost", () => {
  const { target } = heldTarget();
  const onLost = vi.fn();
  const buffer = openLineBuffer(target, onLost);
  for (let line = 0; line < 20; line += 1)
    buffer.write(`${"x".repeat(1024 * 1024 - 1)}\n`);
  expect(onLost).toHaveBeenCalledTimes(15);
});

test("lines that could not be written are counted as lost, and the next ones are tried", () => {
  const { target, written, release } = heldTarget();
  const onLost = vi.fn();
  const buffer = openLineBuffer(target, onLost);
  buffer.write("a\n");
  buffer.write("b\n");
  vi.advanceTimersByTime(1000);
  release(new Error("no space left on device"));
  expect(onLost).toHaveBeenCalledExactlyOnceWith(2);
  buffer.write("c\n");
  vi.advanceTimersByTime(1000);
  expect(written.at(-1)).toBe("c\n");
});

test("closing writes what is pending, then closes the target", async () => {
  const { target, written, release } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  const closed = buffer.close();
  release();
  await closed;
  expect(written).toEqual(["a\n", "closed"]);
});

test("closing does not wait for a stalled target for ever", async () => {
  const { target } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  const closed = buffer.close();
  await vi.advanceTimersByTimeAsync(2000);
  await expect(closed).resolves.toBeUndefined();
});

test("a target that answers at once is closed too", async () => {
  const pieces: string[] = [];
  const target: LineTarget = {
    write: (text, done) => (pieces.push(text), done()),
    writeSync: () => {},
    close: async () => {},
  };
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  await buffer.close();
  expect(pieces).toEqual(["a\n"]);
});

test("what is pending is written as the process exits", () => {
  const { target, written } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("last words\n");
  buffer.flushSync();
  expect(written).toEqual(["last words\n(sync)"]);
});

test("a stalled target does not keep the process from exiting", () => {
  const { target, written } = heldTarget();
  const buffer = openLineBuffer(target, vi.fn());
  buffer.write("a\n");
  vi.advanceTimersByTime(1000);
  buffer.write("last words\n");
  buffer.flushSync();
  expect(written).toEqual(["a\n"]);
});
