import { expect, test, vi } from "vitest";
import { openRateLimiter } from "./open-rate-limiter.server.ts";
import { LIMITS } from "./rate-limits.server.ts";

function open(RATE_LIMITS: "on" | "off" = "on") {
  let now = Date.UTC(2026, 10, 17);
  const metrics = { rateLimited: vi.fn(), dependencyUp: vi.fn() };
  const log = { info: vi.fn(), warn: vi.fn() };
  const limiter = openRateLimiter({
    env: { RATE_LIMITS },
    clock: { now: () => now },
    metrics,
    log,
  });
  return {
    limiter,
    metrics,
    advance: (milliseconds: number) => void (now += milliseconds),
  };
}

test("the sixth sign-in within a minute is refused, and says when to come back", async () => {
  const { limiter, metrics } = open();
  for (let time = 0; time < 5; time += 1)
    await limiter.take("sign_in", "ann@example.com 192.0.2.7");
  const verdict = await limiter.take("sign_in", "ann@example.com 192.0.2.7");
  expect(verdict).toEqual({
    allowed: false,
    limit: 5,
    remaining: 0,
    resetSeconds: 61,
    retryAfterSeconds: 61,
  });
  expect(metrics.rateLimited.mock.calls).toEqual([["sign_in"]]);
});

test("an allowed one says what is left", async () => {
  const { limiter } = open();
  await limiter.take("sign_in", "ann");
  expect(await limiter.take("sign_in", "ann")).toEqual({
    allowed: true,
    limit: 5,
    remaining: 3,
    resetSeconds: 61,
    retryAfterSeconds: 0,
  });
});

test("looking counts nothing, and a refusal is counted as one", async () => {
  const { limiter, metrics } = open();
  const look = () => limiter.look("sign_in", "ann");
  for (let time = 0; time < 9; time += 1)
    expect(await look()).toMatchObject({ allowed: true, remaining: 5 });
  for (let time = 0; time < 5; time += 1) await limiter.take("sign_in", "ann");
  expect(await look()).toMatchObject({ allowed: false, retryAfterSeconds: 61 });
  expect(metrics.rateLimited.mock.calls).toEqual([["sign_in"]]);
});

test("page views are counted at once, and by the same rules", () => {
  const { limiter, advance } = open();
  const views = Array.from(
    { length: 130 },
    () => limiter.takeLocal("page_view", "ann").allowed,
  );
  expect(views.filter(Boolean)).toHaveLength(120);
  advance(61_000);
  expect(limiter.takeLocal("page_view", "ann").allowed).toBe(true);
});

test("of two limits the stricter decides", async () => {
  const { limiter } = open();
  const signIn = (account: string) =>
    limiter.takeAll(
      ["sign_in", `${account} 192.0.2.7`],
      ["sign_in_address", "192.0.2.7"],
    );
  for (let time = 0; time < 5; time += 1)
    expect((await signIn("ann")).allowed).toBe(true);
  expect(await signIn("ann")).toMatchObject({ allowed: false, limit: 5 });
  for (let account = 0; account < 15; account += 1)
    await signIn(`account ${account}`);
  expect(await signIn("ben")).toMatchObject({ allowed: false, limit: 20 });
});

test("a promotion raises the limit and does not begin a new count", async () => {
  const { limiter } = open();
  for (let time = 0; time < 10; time += 1) await limiter.take("upload", "ann");
  expect((await limiter.take("upload", "ann")).allowed).toBe(false);
  expect(await limiter.take("upload_from_3_approvals", "ann")).toMatchObject({
    allowed: true,
    remaining: 9,
  });
});

test("keys of any length are told apart", async () => {
  const { limiter } = open();
  const long = "x".repeat(5000);
  for (let time = 0; time < 5; time += 1)
    await limiter.take("sign_in", `${long}a`);
  expect((await limiter.take("sign_in", `${long}a`)).allowed).toBe(false);
  expect((await limiter.take("sign_in", `${long}b`)).allowed).toBe(true);
});

test("with RATE_LIMITS=off everything is allowed", async () => {
  const { limiter, metrics } = open("off");
  for (let time = 0; time < 200; time += 1) {
    expect((await limiter.take("sign_in", "ann")).allowed).toBe(true);
    expect(limiter.takeLocal("page_view", "ann").allowed).toBe(true);
  }
  expect(metrics.rateLimited).not.toHaveBeenCalled();
});

test("limits that share a counter share its window", () => {
  const windows = new Map<string, number>();
  for (const { counter, windowSeconds } of Object.values(LIMITS)) {
    expect(windows.get(counter) ?? windowSeconds).toBe(windowSeconds);
    windows.set(counter, windowSeconds);
  }
});
