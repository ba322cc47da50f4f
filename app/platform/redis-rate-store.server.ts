import { createHash } from "node:crypto";
import type { Redis, Result } from "ioredis";
import { SLOTS, type Count, type RateStore } from "./rate-limits.server.ts";

declare module "ioredis" {
  interface RedisCommander<Context> {
    mingusTake(
      key: string,
      limit: number,
      windowMs: number,
      slots: number,
      more: 0 | 1,
    ): Result<[number, number, number], Context>;
  }
}

const PREFIX = "mingus:rate:";

/**
 * One step on the server, by its clock: look at the slots of the window, count one more, if one came, when there is room.
 * Slots beyond now come from a clock that was set back; they count as of now.
 */
const TAKE = `
local limit, window, slots = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local width = window / slots
local current = math.floor(now / width)
local used, oldest = 0, current
local fields = redis.call("HGETALL", KEYS[1])
for i = 1, #fields, 2 do
  local slot, count = tonumber(fields[i]), tonumber(fields[i + 1])
  if slot < current - slots then
    redis.call("HDEL", KEYS[1], fields[i])
  else
    used = used + count
    oldest = math.min(oldest, slot)
    if slot > current then
      redis.call("HDEL", KEYS[1], fields[i])
      redis.call("HINCRBY", KEYS[1], current, count)
    end
  end
end
local allowed = used < limit and 1 or 0
if allowed == 1 and ARGV[4] == "1" then
  used = used + 1
  redis.call("HINCRBY", KEYS[1], current, 1)
  redis.call("PEXPIRE", KEYS[1], math.ceil(window + width))
end
return { allowed, used, math.ceil((oldest + slots + 1) * width - now) }
`;

/** Counts that all instances share. Keys are hashed: neither addresses nor names of accounts stand in Redis. */
export function openRedisRateStore(commands: Redis): RateStore {
  commands.defineCommand("mingusTake", { numberOfKeys: 1, lua: TAKE });
  const openStep =
    (more: 0 | 1): RateStore["take"] =>
    async ({ counter, limit, windowSeconds }, key): Promise<Count> => {
      const name = `${PREFIX}${counter}:${createHash("sha256").update(key).digest("base64url").slice(0, 22)}`;
      const [allowed, used, resetMs] = await commands.mingusTake(
        name,
        limit,
        windowSeconds * 1000,
        SLOTS,
        more,
      );
      return { allowed: allowed === 1, used, resetMs };
    };
  return { take: openStep(1), look: openStep(0) };
}
