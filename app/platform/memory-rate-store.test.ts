import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openMemoryRateStore } from "./memory-rate-store.server.ts";
import { testRateStore } from "./rate-store-contract.ts";
import type { Limit } from "./rate-limits.server.ts";

const SIGN_IN: Limit = {
  counter: "sign_in",
  limit: 5,
  windowSeconds: 60,
  key: "account",
};
const START = Date.UTC(2026, 10, 17);

function open() {
  let now = START;
  const store = openMemoryRateStore({ now: () => now });
  return {
    store,
    advance: (milliseconds: number) => void (now += milliseconds),
    now: () => now,
  };
}

describe("counts in memory", () => testRateStore(open));

test("in no window, wherever it begins, are more allowed than the limit", () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), {
    minLength: 20,
    maxLength: 200,
  });
  const property = fc.property(pauses, (milliseconds) => {
    const { store, advance, now } = open();
    const allowed = milliseconds.flatMap((pause) => {
      advance(pause);
      return store.takeNow(SIGN_IN, "ann").allowed ? [now()] : [];
    });
    for (const start of allowed) {
      const inWindow = allowed.filter(
        (time) => time >= start && time < start + 60_000,
      );
      expect(inWindow.length).toBeLessThanOrEqual(5);
    }
  });
  fc.assert(property, { seed: 20261117, numRuns: 300 });
});

test("asking as soon as it says is early enough", () => {
  const { store, advance } = open();
  for (let time = 0; time < 40; time += 1) {
    const count = store.takeNow(SIGN_IN, "ann");
    advance(count.allowed ? 137 : count.resetMs);
    if (!count.allowed)
      expect(store.takeNow(SIGN_IN, "ann").allowed).toBe(true);
  }
});

test.each([-3_600_000, -30_000, -1, 1_200_000, 10 * 365 * 86_400_000])(
  "a clock that jumps by %i ms blocks nobody for longer than a window",
  (jump) => {
    const { store, advance } = open();
    for (let time = 0; time < 6; time += 1) store.takeNow(SIGN_IN, "ann");
    advance(jump);
    store.takeNow(SIGN_IN, "ann");
    advance(61_000);
    expect(store.takeNow(SIGN_IN, "ann").allowed).toBe(true);
  },
);

test("a clock set back a little opens no second window", () => {
  const { store, advance } = open();
  for (let time = 0; time < 5; time += 1) store.takeNow(SIGN_IN, "ann");
  advance(-5000);
  expect(store.takeNow(SIGN_IN, "ann").allowed).toBe(false);
});

test("a flood of keys forgets the ones not seen for longest, and only of its own counter", () => {
  const { store } = open();
  const views = { ...SIGN_IN, counter: "page_view" };
  for (let time = 0; time < 5; time += 1) store.takeNow(SIGN_IN, "ann");
  for (let key = 0; key < 30_000; key += 1)
    store.takeNow(views, `visitor ${key}`);
  expect(store.takeNow(SIGN_IN, "ann").allowed).toBe(false);
  expect(store.lookNow(views, "visitor 0").used).toBe(0);
  expect(store.lookNow(views, "visitor 29999").used).toBe(1);
});
