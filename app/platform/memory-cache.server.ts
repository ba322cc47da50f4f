import { EventEmitter } from "node:events";
import { LRUCache } from "lru-cache";
import { MAX_VALUE_CHARACTERS, type Cache } from "./cache.server.ts";
import type { Clock } from "./clock.ts";
import type { Metrics } from "./metrics.server.ts";

const MAX_ENTRIES = 10_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** The cache of a single instance: bounded by count and size, the least recently used values go first. */
export function openMemoryCache({
  clock,
  metrics,
}: {
  clock: Clock;
  metrics: Pick<Metrics, "cacheRequest">;
}): Cache {
  const values = new LRUCache<string, string>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_VALUE_CHARACTERS,
    sizeCalculation: (value, key) => value.length + key.length,
    ttlResolution: 0,
    perf: clock,
  });
  const channels = new EventEmitter().setMaxListeners(0);
  return {
    async get(key) {
      const value = values.get(key);
      metrics.cacheRequest("shared", value === undefined ? "miss" : "hit");
      return value;
    },
    async set(key, value, ttlSeconds) {
      // To lru-cache a lifetime of zero means for ever.
      if (ttlSeconds > 0) values.set(key, value, { ttl: ttlSeconds * 1000 });
      else values.delete(key);
    },
    async setIfAbsent(key, value, ttlSeconds) {
      if (values.has(key)) return false;
      values.set(key, value, { ttl: ttlSeconds * 1000 });
      return true;
    },
    async delete(key) {
      values.delete(key);
    },
    async publish(channel, message) {
      channels.emit(channel, message);
    },
    async subscribe(channel, listener) {
      channels.on(channel, listener);
    },
    ping: () => Promise.resolve(0),
    async close() {
      values.clear();
      channels.removeAllListeners();
    },
  };
}
