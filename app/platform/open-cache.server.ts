import type { Cache } from "./cache.server.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Env } from "./env.server.ts";
import type { Logs } from "./logs.server.ts";
import { openMemoryCache } from "./memory-cache.server.ts";
import type { Metrics } from "./metrics.server.ts";
import { openRedisCache } from "./redis-cache.server.ts";

export interface CacheNeeds {
  env: Pick<Env, "REDIS_URL">;
  log: Pick<Logs, "warn" | "info">;
  metrics: Pick<Metrics, "cacheRequest" | "dependencyUp">;
  clock?: Clock;
}

/** Opens the cache that fits: shared by all instances when REDIS_URL is set, else in this process alone. */
export async function openCache({
  env,
  log,
  metrics,
  clock = systemClock,
}: CacheNeeds): Promise<Cache> {
  if (env.REDIS_URL)
    return openRedisCache({ url: env.REDIS_URL, log, metrics, clock });
  return openMemoryCache({ clock, metrics });
}
