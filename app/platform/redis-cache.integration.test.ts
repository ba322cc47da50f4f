import { readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { describeWith } from "#test/servers/provided.ts";
import { startRedis, type RedisAddress } from "#test/servers/redis.ts";
import { findFreePort, type Stoppable } from "#test/servers/workplace.ts";
import { testCache } from "./cache-contract.ts";
import type { Cache } from "./cache.server.ts";
import { openRedisCache } from "./redis-cache.server.ts";

function needs({ url, ca }: { url: string; ca?: string | undefined }) {
  const metrics = { cacheRequest: vi.fn(), dependencyUp: vi.fn() };
  return { url, ca, metrics, log: { info: vi.fn(), warn: vi.fn() } };
}

describeWith("redis", "a cache in Redis", ({ url }) => {
  testCache(async () => ({ cache: await openRedisCache(needs({ url })) }));

  test("two instances see each other's values and messages", async () => {
    const [one, other] = await Promise.all([
      openRedisCache(needs({ url })),
      openRedisCache(needs({ url })),
    ]);
    const heard = vi.fn();
    await other.subscribe("memes", heard);
    await one.set("shared", "kitten", 60);
    await one.publish("memes", "taken down: m1");
    expect(await other.get("shared")).toBe("kitten");
    await expect.poll(() => heard.mock.calls).toEqual([["taken down: m1"]]);
    await Promise.all([one.close(), other.close()]);
  });
});

describeWith(
  "redisTls",
  "a cache in Redis over TLS with a password",
  ({ url, caFile }) => {
    testCache(async () => {
      return {
        cache: await openRedisCache(
          needs({ url, ca: await readFile(caFile ?? "", "utf8") }),
        ),
      };
    });

    test("an authority nobody vouched for is not trusted", async () => {
      const cache = await openRedisCache(needs({ url }));
      await expect(cache.ping()).rejects.toThrow();
      await cache.close();
    });
  },
);

describeWith("redis", "a Redis that fails", () => {
  let server: Stoppable<RedisAddress>;
  let processId: number;
  let parts: ReturnType<typeof needs>;
  let cache: Cache;

  beforeAll(async () => {
    server = await startRedis();
    const client = new Redis(server.url);
    processId = Number(
      /process_id:(\d+)/.exec(await client.info("server"))?.[1],
    );
    client.disconnect();
    parts = needs(server);
    cache = await openRedisCache(parts);
  });
  afterEach(() => void process.kill(processId, "SIGCONT"));
  afterAll(async () => {
    await cache.close();
    await server.stop();
  });

  test("one that may forget nothing and has no room left is no cache", async () => {
    const client = new Redis(server.url);
    await client.config("SET", "maxmemory", "100kb");
    await expect(cache.ping()).rejects.toThrow("no memory left");
    await client.config("SET", "maxmemory-policy", "allkeys-lru");
    expect(await cache.ping()).toBeGreaterThan(0);
    await client.config("SET", "maxmemory", "0");
    client.disconnect();
  });

  const answersAgain = () =>
    expect.poll(() => cache.get("splash"), { timeout: 10_000 }).toBe("kitten");

  test("frozen, reads are misses and writes are forgotten, and it is used again once it thaws", async () => {
    await cache.set("splash", "kitten", 600);
    process.kill(processId, "SIGSTOP");
    const reads = await Promise.all(
      Array.from({ length: 100 }, () => cache.get("splash")),
    );
    expect(new Set(reads)).toEqual(new Set([undefined]));
    await cache.set("splash", "puppy", 600);
    expect(await cache.setIfAbsent("other", "kitten", 600)).toBe(true);
    await expect(cache.ping()).rejects.toThrow();
    expect(parts.metrics.cacheRequest).toHaveBeenCalledWith("shared", "error");
    expect(parts.log.warn).toHaveBeenCalledExactlyOnceWith("redis_away");
    process.kill(processId, "SIGCONT");
    await answersAgain();
    expect(parts.log.info).toHaveBeenCalledWith("redis_back");
  });

  test("with its connections cut, messages are heard again afterwards", async () => {
    const other = await openRedisCache(needs(server));
    const heard = vi.fn();
    await cache.subscribe("memes", heard);
    const operator = new Redis(server.url);
    await operator.call("CLIENT", "KILL", "SKIPME", "yes");
    operator.disconnect();
    await expect
      .poll(
        async () => (
          await other.publish("memes", "taken down: m1"),
          heard.mock.calls.length
        ),
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0);
    await other.close();
  });

  test("frozen, this instance still hears its own messages", async () => {
    const heard = vi.fn();
    await cache.subscribe("own", heard);
    process.kill(processId, "SIGSTOP");
    await cache.publish("own", "taken down: m2");
    expect(heard.mock.calls).toEqual([["taken down: m2"]]);
  });
});

describeWith("redis", "a Redis that is away at the start", ({ port }) => {
  test("does not stop the server, and is used by itself once it is there", async () => {
    const door = createServer((socket) =>
      socket
        .pipe(connect(port))
        .on("error", () => socket.destroy())
        .pipe(socket),
    );
    const doorPort = await findFreePort();
    const cache = await openRedisCache(
      needs({ url: `redis://127.0.0.1:${doorPort}` }),
    );
    const heard = vi.fn();
    await cache.subscribe("late", heard);
    await cache.set("late", "kitten", 60);
    expect(await cache.get("late")).toBeUndefined();
    door.listen(doorPort, "127.0.0.1");
    await expect
      .poll(
        async () => (await cache.set("late", "kitten", 60), cache.get("late")),
        { timeout: 10_000 },
      )
      .toBe("kitten");
    await cache.close();
    door.close();
  });
});
