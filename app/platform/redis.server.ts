import { createRequire } from "node:module";
import type * as Ioredis from "ioredis";
import { openBreaker, type Breaker } from "./breaker.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Logs } from "./logs.server.ts";
import type { Metrics } from "./metrics.server.ts";

/** How long Redis may take for one command. */
const COMMAND_MS = 50;
const REST_MS = 1000;
const RECONNECT_MS = { first: 50, most: 1000 };
/** A connection that has been silent for so long while we waited is given up and made anew. */
const SILENCE_MS = 5000;

/** Whoever connects loads the library: many have no Redis, and it would take a twentieth of their start. */
const load = createRequire(import.meta.url);

export interface RedisLink {
  commands: Ioredis.Redis;
  breaker: Breaker;
  close(): void;
}

export interface RedisNeeds {
  /** `redis://`, or `rediss://` for TLS; with user name and password when it wants them. */
  url: string;
  log: Pick<Logs, "warn" | "info">;
  metrics: Pick<Metrics, "dependencyUp">;
  clock?: Clock;
  /** An authority (PEM) to trust besides the system's. */
  ca?: string | undefined;
}

/** Opens a connection with its breaker. Never waits: with the server away commands fail at once, until it is back. */
export function openRedis({
  url,
  log,
  metrics,
  clock = systemClock,
  ca,
}: RedisNeeds): RedisLink {
  const commands = connectRedis(url, ca);
  commands.on("ready", () => metrics.dependencyUp("redis", 1));
  const breaker = openBreaker({
    clock,
    limitMs: COMMAND_MS,
    restMs: REST_MS,
    onChange(isUp) {
      metrics.dependencyUp("redis", isUp ? 1 : 0);
      if (isUp) log.info("redis_back");
      else log.warn("redis_away");
    },
  });
  return { commands, breaker, close: () => commands.disconnect() };
}

/** A connection that makes itself anew for ever. No command is kept for later, and none is sent twice. */
export function connectRedis(url: string, ca?: string): Ioredis.Redis {
  const { Redis } = load("ioredis") as typeof Ioredis;
  const client = new Redis(url, {
    connectionName: "mingus",
    connectTimeout: 2000,
    socketTimeout: SILENCE_MS,
    keepAlive: 10_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) =>
      Math.min(RECONNECT_MS.first * times, RECONNECT_MS.most),
    // A replica that was the master a moment ago refuses writes: the name may lead to the new one by now.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
  // What is wrong shows in the commands; without a listener each lost connection would be printed.
  return client.on("error", () => undefined);
}
