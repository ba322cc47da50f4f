import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeWith } from "#test/servers/provided.ts";
import { startRedis, type RedisAddress } from "#test/servers/redis.ts";
import type { Stoppable } from "#test/servers/workplace.ts";
import { systemClock } from "./clock.ts";
import { openRateLimiter } from "./open-rate-limiter.server.ts";
import type { LimitedAction, RateLimiter } from "./rate-limits.server.ts";
import { openRedisRateStore } from "./redis-rate-store.server.ts";
import { testRateStore } from "./rate-store-contract.ts";

describeWith("redis", "counts in Redis", ({ url }) => {
  const redis = new Redis(url);
  afterAll(() => redis.disconnect());

  testRateStore(() => ({ store: openRedisRateStore(redis) }));

  test("neither addresses nor accounts stand in Redis, and every count is forgotten by itself", async () => {
    const limit = {
      counter: "sign_in",
      limit: 5,
      windowSeconds: 60,
      key: "account",
    } as const;
    await openRedisRateStore(redis).take(limit, "ann@example.com 192.0.2.7");
    const keys = await redis.keys("mingus:rate:sign_in:*");
    expect(keys.join()).not.toMatch(/ann|192/);
    for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });

  test("slots beyond now, left by a clock that was set back, block nobody for longer than a window", async () => {
    const limit = {
      counter: "set back",
      limit: 1,
      windowSeconds: 0.2,
      key: "visitor",
    } as const;
    const store = openRedisRateStore(redis);
    await store.take(limit, "ann");
    const [key = ""] = await redis.keys("mingus:rate:set back:*");
    await redis.del(key);
    await redis.hset(
      key,
      String(Math.floor(Date.now() / (200 / 60)) + 1_000_000),
      "1",
    );
    expect((await store.take(limit, "ann")).allowed).toBe(false);
    await expect
      .poll(async () => (await store.take(limit, "ann")).allowed)
      .toBe(true);
  });
});

describeWith("redis", "limits over two instances", () => {
  let server: Stoppable<RedisAddress>;
  let operator: Redis;
  let processId: number;
  let instances: RateLimiter[];
  const log = { info: vi.fn(), warn: vi.fn() };
  const metrics = { rateLimited: vi.fn(), dependencyUp: vi.fn() };

  beforeAll(async () => {
    server = await startRedis();
    operator = new Redis(server.url);
    processId = Number(
      /process_id:(\d+)/.exec(await operator.info("server"))?.[1],
    );
    const env = { RATE_LIMITS: "on", REDIS_URL: server.url } as const;
    instances = [1, 2].map(() =>
      openRateLimiter({ env, clock: systemClock, metrics, log }),
    );
    await vi.waitUntil(countTogether, { timeout: 10_000 });
  });
  afterAll(async () => {
    for (const instance of instances) instance.close();
    operator.disconnect();
    await server.stop();
  });

  /** Each instance sees what the other took. */
  let probes = 0;
  async function countTogether(): Promise<boolean> {
    const key = `probe ${(probes += 1)}`;
    const counts = [];
    for (const instance of instances)
      counts.push((await instance.take("exports", key)).remaining);
    return counts.join() === "9,8";
  }

  async function allowed(
    action: LimitedAction,
    key: string,
    times: number,
  ): Promise<number> {
    const verdicts = await Promise.all(
      instances.flatMap((instance) =>
        Array.from({ length: times / 2 }, () => instance.take(action, key)),
      ),
    );
    return verdicts.filter((verdict) => verdict.allowed).length;
  }

  test("of a hundred uploads at once, on either instance, exactly ten are allowed", async () => {
    expect(await allowed("upload", "ann", 100)).toBe(10);
    expect(await allowed("upload", "ann", 20)).toBe(0);
  });

  test("emptied, it does not let an instance forget what it has allowed itself", async () => {
    const [one] = instances;
    for (let time = 0; time < 5; time += 1) await one?.take("sign_in", "ann");
    await operator.flushall();
    expect((await one?.take("sign_in", "ann"))?.allowed).toBe(false);
  });

  test("full, each instance counts by itself", async () => {
    await operator.config("SET", "maxmemory", "1mb");
    expect(await allowed("report", "ben", 100)).toBe(20);
    await operator.config("SET", "maxmemory", "0");
    await vi.waitUntil(countTogether, { timeout: 10_000 });
  });

  test("frozen, sign-in is still limited by each instance, and together again once it thaws", async () => {
    process.kill(processId, "SIGSTOP");
    expect(await allowed("sign_in", "cleo", 100)).toBe(10);
    expect(await allowed("sign_in", "cleo", 100)).toBe(0);
    expect(log.warn).toHaveBeenCalledWith("redis_away");
    process.kill(processId, "SIGCONT");
    await vi.waitUntil(countTogether, { timeout: 10_000 });
  });

  test("with its scripts forgotten, it is sent ours again", async () => {
    await operator.script("FLUSH");
    expect(await allowed("import", "ann", 30)).toBe(10);
  });
});
