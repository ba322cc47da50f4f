import { createHash } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Env } from "./env.server.ts";
import type { Logs } from "./logs.server.ts";
import { openMemoryRateStore } from "./memory-rate-store.server.ts";
import type { Metrics } from "./metrics.server.ts";
import type { Verdict } from "./rate-limit-answer.ts";
import {
  LIMITS,
  type Count,
  type Limit,
  type LimitedAction,
  type RateLimiter,
} from "./rate-limits.server.ts";
import { openRedisRateStore } from "./redis-rate-store.server.ts";
import { openRedis } from "./redis.server.ts";

/** Longer keys are counted by their digest, so that no stranger fills the memory with one. */
const MAX_KEY_CHARACTERS = 64;

export interface RateLimiterNeeds {
  env: Pick<Env, "RATE_LIMITS" | "REDIS_URL">;
  clock: Clock;
  metrics: Pick<Metrics, "rateLimited" | "dependencyUp">;
  log: Pick<Logs, "warn" | "info">;
}

/**
 * Opens the limits. With REDIS_URL all instances count together; this one also keeps its own counts, which decide while Redis
 * is away. They are never above the shared ones, so a key that they refuse is refused without asking Redis.
 */
export function openRateLimiter({
  env,
  clock,
  metrics,
  log,
}: RateLimiterNeeds): RateLimiter {
  const own = openMemoryRateStore(clock);
  const redis = env.REDIS_URL
    ? openRedis({ url: env.REDIS_URL, log, metrics, clock })
    : undefined;
  const shared = redis && openRedisRateStore(redis.commands);

  async function takeShared(limit: Limit, key: string): Promise<Count> {
    const count = own.lookNow(limit, key);
    if (!count.allowed || !redis || !shared) return own.takeNow(limit, key);
    try {
      const together = await redis.breaker.run(() => shared.take(limit, key));
      if (together.allowed) own.record(limit, key);
      return together;
    } catch {
      return own.takeNow(limit, key);
    }
  }

  async function lookShared(limit: Limit, key: string): Promise<Count> {
    const count = own.lookNow(limit, key);
    if (!count.allowed || !redis || !shared) return count;
    return redis.breaker.run(() => shared.look(limit, key)).catch(() => count);
  }

  function judge(action: LimitedAction, count: Count): Verdict {
    if (!count.allowed) metrics.rateLimited(action);
    return verdict(LIMITS[action], count);
  }

  async function take(action: LimitedAction, key: string): Promise<Verdict> {
    return judge(action, await takeShared(LIMITS[action], shortKey(key)));
  }

  async function look(action: LimitedAction, key: string): Promise<Verdict> {
    return judge(action, await lookShared(LIMITS[action], shortKey(key)));
  }

  async function takeAll(
    ...wanted: [LimitedAction, string][]
  ): Promise<Verdict> {
    const verdicts: Verdict[] = [];
    for (const [action, key] of wanted) {
      const next = await take(action, key);
      if (!next.allowed) return next;
      verdicts.push(next);
    }
    return verdicts.reduce((least, next) =>
      next.remaining < least.remaining ? next : least,
    );
  }

  const limiter: RateLimiter = {
    ...{ take, look, takeAll },
    takeLocal: (action, key) =>
      judge(action, own.takeNow(LIMITS[action], shortKey(key))),
    close: () => redis?.close(),
  };
  return env.RATE_LIMITS === "on" ? limiter : unlimited(limiter);
}

function verdict({ limit }: Limit, { allowed, used, resetMs }: Count): Verdict {
  const resetSeconds = Math.max(1, Math.ceil(resetMs / 1000));
  return {
    allowed,
    limit,
    remaining: Math.max(0, limit - used),
    resetSeconds,
    retryAfterSeconds: allowed ? 0 : resetSeconds,
  };
}

function unlimited({ close }: RateLimiter): RateLimiter {
  const takeLocal = (action: LimitedAction) =>
    verdict(LIMITS[action], { allowed: true, used: 0, resetMs: 0 });
  return {
    take: async (action) => takeLocal(action),
    look: async (action) => takeLocal(action),
    takeAll: async ([action]) => takeLocal(action),
    takeLocal,
    close,
  };
}

function shortKey(key: string): string {
  return key.length <= MAX_KEY_CHARACTERS
    ? key
    : createHash("sha256").update(key).digest("base64url");
}
