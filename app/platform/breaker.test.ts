import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBreaker } from "./breaker.ts";

let now = 0;
const clock = { now: () => now };
const answers = () => Promise.resolve("pong");
const fails = () => Promise.reject(new Error("connection lost"));

beforeEach(() => {
  now = Date.UTC(2026, 10, 17);
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function open() {
  const onChange = vi.fn();
  return {
    breaker: openBreaker({ clock, limitMs: 50, restMs: 1000, onChange }),
    onChange,
  };
}

async function failThrice({ breaker }: ReturnType<typeof open>): Promise<void> {
  for (let time = 0; time < 3; time += 1)
    await expect(breaker.run(fails)).rejects.toThrow("no answer");
}

test("an answer passes through", async () => {
  expect(await open().breaker.run(answers)).toBe("pong");
});

test("silence costs the time limit and no more", async () => {
  const outcome = open().breaker.run(() => new Promise(() => {}));
  const refused = expect(outcome).rejects.toMatchObject({ code: "part_away" });
  await vi.advanceTimersByTimeAsync(51);
  await refused;
});

test("after three failures in a row the part is not asked for a while", async () => {
  const opened = open();
  await failThrice(opened);
  const asked = vi.fn(answers);
  await expect(opened.breaker.run(asked)).rejects.toThrow("resting");
  expect(asked).not.toHaveBeenCalled();
  expect(opened.onChange.mock.calls).toEqual([[false]]);
});

test("after the rest one caller tries, and its success lets everybody in", async () => {
  const opened = open();
  await failThrice(opened);
  now += 1001;
  const first = opened.breaker.run(answers);
  await expect(opened.breaker.run(answers)).rejects.toThrow("resting");
  expect(await first).toBe("pong");
  expect(await opened.breaker.run(answers)).toBe("pong");
  expect(opened.onChange.mock.calls).toEqual([[false], [true]]);
});

test("a failure after the rest is another rest, and is not reported again", async () => {
  const opened = open();
  await failThrice(opened);
  now += 1001;
  await expect(opened.breaker.run(fails)).rejects.toThrow("no answer");
  await expect(opened.breaker.run(answers)).rejects.toThrow("resting");
  expect(opened.onChange.mock.calls).toEqual([[false]]);
});

test("two failures and an answer are no reason to rest", async () => {
  const { breaker } = open();
  await expect(breaker.run(fails)).rejects.toThrow();
  await expect(breaker.run(fails)).rejects.toThrow();
  await breaker.run(answers);
  await expect(breaker.run(fails)).rejects.toThrow("no answer");
  expect(await breaker.run(answers)).toBe("pong");
});

test("a clock set back an hour does not make the rest an hour longer", async () => {
  const opened = open();
  await failThrice(opened);
  now -= 3_600_000;
  expect(await opened.breaker.run(answers)).toBe("pong");
});
