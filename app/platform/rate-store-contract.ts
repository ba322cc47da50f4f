import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Limit, RateStore } from "./rate-limits.server.ts";

export interface RateStoreUnderTest {
  store: RateStore;
  /** Lets the time pass where tests decide it. */
  advance?(milliseconds: number): void;
}

const TEN: Limit = {
  counter: "ten",
  limit: 10,
  windowSeconds: 600,
  key: "visitor",
};
const TEN_AT_ONCE: Limit = {
  ...TEN,
  counter: "ten at once",
  windowSeconds: 0.3,
};

/** What every store of counts promises. Call it inside a `describe`. */
export function testRateStore(open: () => RateStoreUnderTest): void {
  let store: RateStore;
  let advance: (milliseconds: number) => void;
  let ann: string;
  let tests = 0;

  beforeAll(() => {
    const opened = open();
    store = opened.store;
    advance = opened.advance ?? (() => {});
  });
  beforeEach(() => void (ann = `ann ${(tests += 1)}`));

  const takeMany = (limit: Limit, key: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => store.take(limit, key)));

  test("of a hundred at once exactly ten are allowed", async () => {
    const counts = await takeMany(TEN, ann, 100);
    expect(counts.filter(({ allowed }) => allowed)).toHaveLength(10);
  });

  test("each allowed one is counted, and a refused one is not", async () => {
    const counts = await takeMany(TEN, ann, 12);
    expect(counts.map(({ used }) => used).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10,
    ]);
  });

  test("looking says whether there is room, and counts nothing", async () => {
    const look = () => store.look(TEN, ann);
    expect(await look()).toMatchObject({ allowed: true, used: 0 });
    await takeMany(TEN, ann, 9);
    for (let times = 0; times < 3; times += 1)
      expect(await look()).toMatchObject({ allowed: true, used: 9 });
    const { resetMs } = await store.take(TEN, ann);
    expect(await look()).toMatchObject({ allowed: false, used: 10 });
    expect((await look()).resetMs).toBeLessThanOrEqual(resetMs);
  });

  test("a key does not count for another, nor one counter for another", async () => {
    await takeMany(TEN, ann, 10);
    expect(await store.take(TEN, `${ann} and ben`)).toMatchObject({
      allowed: true,
      used: 1,
    });
    expect(await store.take({ ...TEN, counter: "other" }, ann)).toMatchObject({
      allowed: true,
      used: 1,
    });
  });

  test("a higher limit of the same counter goes on with its count", async () => {
    await takeMany(TEN, ann, 10);
    expect(await store.take({ ...TEN, limit: 20 }, ann)).toMatchObject({
      allowed: true,
      used: 11,
    });
  });

  test("it says when the oldest stops counting: after the window, and a sixtieth more at most", async () => {
    const { resetMs } = await store.take(TEN, ann);
    expect(resetMs).toBeGreaterThan(600_000);
    expect(resetMs).toBeLessThanOrEqual(610_000);
  });

  test("once the window has passed there is room again", async () => {
    expect(await takeMany(TEN_AT_ONCE, ann, 10)).toHaveLength(10);
    advance(305);
    await expect
      .poll(async () => (await store.take(TEN_AT_ONCE, ann)).allowed)
      .toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["control characters", "\u0000\r\n"],
    ["ten thousand characters", "x".repeat(10_000)],
    ["a pattern", "*}{"],
  ])("any text can be a key: %s", async (name, key) => {
    expect((await store.take({ ...TEN, counter: name }, key)).allowed).toBe(
      true,
    );
  });
}
