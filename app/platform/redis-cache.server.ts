import { once } from "node:events";
import { MAX_VALUE_CHARACTERS, type Cache } from "./cache.server.ts";
import type { Metrics } from "./metrics.server.ts";
import { openRedisChannels } from "./redis-channels.server.ts";
import { openRedis, type RedisNeeds } from "./redis.server.ts";
import { withinLimit } from "./within-limit.ts";

const PREFIX = "mingus:cache:";
const PING_MS = 500;
const START_MS = 1000;
/** Of what Redis may use. */
const MOST_MEMORY = 0.95;

export type RedisCacheNeeds = RedisNeeds & {
  metrics: Pick<Metrics, "cacheRequest">;
};

/** Opens the cache that all instances share. Waits a moment for a server that is there, and not for one that is away. */
export async function openRedisCache(needs: RedisCacheNeeds): Promise<Cache> {
  const { commands, breaker, close } = openRedis(needs);
  const channels = openRedisChannels(needs);
  const isReady = withinLimit(() => once(commands, "ready"), START_MS);
  await Promise.allSettled([isReady, channels.untilReady(START_MS)]);
  const count = (result: "hit" | "miss" | "error") =>
    needs.metrics.cacheRequest("shared", result);

  /** What Redis does not take is forgotten. */
  async function attempt(operation: () => Promise<unknown>): Promise<void> {
    await breaker.run(operation).catch(() => count("error"));
  }

  return {
    async get(key) {
      try {
        const value = await breaker.run(() => commands.get(PREFIX + key));
        count(value === null ? "miss" : "hit");
        return value ?? undefined;
      } catch {
        count("error");
        return undefined;
      }
    },
    async set(key, value, ttlSeconds) {
      const kept =
        ttlSeconds > 0 && key.length + value.length <= MAX_VALUE_CHARACTERS;
      const lifetime = milliseconds(ttlSeconds);
      await attempt(() =>
        kept
          ? commands.set(PREFIX + key, value, "PX", lifetime)
          : commands.del(PREFIX + key),
      );
    },
    async setIfAbsent(key, value, ttlSeconds) {
      const lifetime = milliseconds(ttlSeconds);
      try {
        const said = await breaker.run(() =>
          commands.set(PREFIX + key, value, "PX", lifetime, "NX"),
        );
        return said !== null;
      } catch {
        count("error");
        return true;
      }
    },
    delete: (key) => attempt(() => commands.del(PREFIX + key)),
    publish: (channel, message) =>
      channels.publish(channel, message, (name, text) =>
        attempt(() => commands.publish(name, text)),
      ),
    subscribe: channels.subscribe,
    async ping() {
      const start = performance.now();
      await withinLimit(() => commands.ping(), PING_MS);
      const ms = performance.now() - start;
      // Not every provider lets its memory be asked for.
      const facts = await withinLimit(
        () => commands.info("memory"),
        PING_MS,
      ).then(readFacts, () => null);
      if (facts && isFull(facts)) throw new Error("Redis has no memory left");
      return ms;
    },
    async close() {
      channels.close();
      close();
    },
  };
}

/** Lines `name:value` with line ends of two characters. */
function readFacts(info: string): ReadonlyMap<string, string> {
  const lines = info.split("\r\n").map((line) => line.split(":", 2));
  return new Map(lines.map(([name = "", value = ""]) => [name, value]));
}

/** With any other policy, room is made by forgetting. */
function isFull(facts: ReadonlyMap<string, string>): boolean {
  const most = Number(facts.get("maxmemory") ?? 0);
  const refuses = facts.get("maxmemory_policy") === "noeviction";
  const used = Number(facts.get("used_memory") ?? 0);
  return refuses && most > 0 && used > most * MOST_MEMORY;
}

/** Redis takes whole ones, and no lifetime of none. */
function milliseconds(ttlSeconds: number): number {
  return Math.max(1, Math.round(ttlSeconds * 1000));
}
