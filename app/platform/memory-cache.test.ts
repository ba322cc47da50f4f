import { describe, expect, test, vi } from "vitest";
import { testCache } from "./cache-contract.ts";
import { openMemoryCache } from "./memory-cache.server.ts";
import { openCache } from "./open-cache.server.ts";

function open() {
  let now = Date.UTC(2026, 10, 17);
  const metrics = { cacheRequest: vi.fn() };
  const cache = openMemoryCache({ clock: { now: () => now }, metrics });
  return {
    cache,
    metrics,
    advance: (milliseconds: number) => void (now += milliseconds),
  };
}

describe("a cache in memory", () => testCache(async () => open()));

test("without REDIS_URL the cache is in memory", async () => {
  const metrics = { cacheRequest: vi.fn(), dependencyUp: vi.fn() };
  const cache = await openCache({
    env: {},
    log: { info: vi.fn(), warn: vi.fn() },
    metrics,
  });
  await cache.set("splash", "kitten", 60);
  expect(await cache.get("splash")).toBe("kitten");
});

test("a flood of values pushes out the ones not used for longest", async () => {
  const { cache } = open();
  await cache.set("old", "kitten", 60);
  await cache.set("used", "puppy", 60);
  for (let key = 0; key < 9999; key += 1) {
    await cache.set(`flood:${key}`, "x", 60);
    await cache.get("used");
  }
  expect(await cache.get("old")).toBeUndefined();
  expect(await cache.get("used")).toBe("puppy");
});

test("large values are bounded together", async () => {
  const { cache } = open();
  for (let key = 0; key < 40; key += 1)
    await cache.set(`large:${key}`, "x".repeat(1024 * 1024 - 100), 60);
  expect(await cache.get("large:0")).toBeUndefined();
  expect(await cache.get("large:39")).toBeDefined();
});

test("hits and misses are counted", async () => {
  const { cache, metrics } = open();
  await cache.get("splash");
  await cache.set("splash", "kitten", 60);
  await cache.get("splash");
  expect(metrics.cacheRequest.mock.calls).toEqual([
    ["shared", "miss"],
    ["shared", "hit"],
  ]);
});
