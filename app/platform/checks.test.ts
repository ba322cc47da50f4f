import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { atMostEvery, openCheck } from "./checks.server.ts";

let now: number;
const clock = { now: () => now };
const works = () => Promise.resolve();
const fails = () =>
  Promise.reject(new Error("connect ECONNREFUSED db.example.com"));

beforeEach(() => {
  now = Date.UTC(2026, 10, 17);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("a part that works is healthy, one that throws is not", async () => {
  expect(
    (await openCheck({ run: works, timeoutMs: 1000 }, clock)()).status,
  ).toBe("healthy");
  expect(
    (await openCheck({ run: fails, timeoutMs: 1000 }, clock)()).status,
  ).toBe("unhealthy");
});

test("a check that throws before it returns is unhealthy too", async () => {
  const run = () => {
    throw new Error("closed");
  };
  expect((await openCheck({ run, timeoutMs: 1000 }, clock)()).status).toBe(
    "unhealthy",
  );
});

test("a part that hangs is unhealthy after its time limit", async () => {
  const asked = openCheck(
    { run: () => new Promise(() => {}), timeoutMs: 1000 },
    clock,
  )();
  await vi.advanceTimersByTimeAsync(1001);
  expect((await asked).status).toBe("unhealthy");
});

test("a thousand probes at once are one run, and within a second get the same result", async () => {
  const run = vi.fn(works);
  const ask = openCheck({ run, timeoutMs: 1000 }, clock);
  await Promise.all(Array.from({ length: 1000 }, ask));
  now += 999;
  await ask();
  expect(run).toHaveBeenCalledTimes(1);
  now += 1;
  await ask();
  expect(run).toHaveBeenCalledTimes(2);
});

test("a hanging run is not started again by each probe, and given up after ten seconds", async () => {
  const run = vi.fn(() => new Promise<void>(() => {}));
  const ask = openCheck({ run, timeoutMs: 100 }, clock);
  for (const [seconds, runs] of [
    [0, 1],
    [2, 1],
    [9, 1],
    [11, 2],
  ] as const) {
    now = Date.UTC(2026, 10, 17) + seconds * 1000;
    const asked = ask();
    await vi.advanceTimersByTimeAsync(101);
    expect((await asked).status).toBe("unhealthy");
    expect(run).toHaveBeenCalledTimes(runs);
  }
});

test("an expensive run that succeeded is not repeated for its period", async () => {
  const run = vi.fn(works);
  const probe = atMostEvery(300_000, run, clock);
  await Promise.all([probe(), probe()]);
  now += 299_999;
  await probe();
  expect(run).toHaveBeenCalledTimes(1);
  now += 1;
  await probe();
  expect(run).toHaveBeenCalledTimes(2);
});

test("an expensive run that failed is repeated after ten seconds", async () => {
  const run = vi.fn(works).mockImplementationOnce(fails);
  const probe = atMostEvery(300_000, run, clock);
  await expect(probe()).rejects.toThrow();
  now += 9_999;
  await expect(probe()).rejects.toThrow();
  now += 1;
  await expect(probe()).resolves.toBeUndefined();
});

test("a clock that was set back an hour does not keep a result for an hour", async () => {
  const run = vi.fn(works);
  const ask = openCheck({ run, timeoutMs: 1000 }, clock);
  await ask();
  now -= 3_600_000;
  await ask();
  expect(run).toHaveBeenCalledTimes(2);
});
