import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { connectRedis, type RedisNeeds } from "./redis.server.ts";
import { withinLimit } from "./within-limit.ts";

const PREFIX = "mingus:channel:";
const SUBSCRIBE_MS = 500;
/** A connection that only listens notices its own death by asking. */
const PING_MS = 10_000;

export interface RedisChannels {
  /** `send` brings the text to Redis. */
  publish(
    channel: string,
    message: string,
    send: (name: string, text: string) => Promise<void>,
  ): Promise<void>;
  subscribe(
    channel: string,
    listener: (message: string) => void,
  ): Promise<void>;
  untilReady(limitMs: number): Promise<unknown>;
  close(): void;
}

/**
 * Messages between instances. One reaches this instance's own subscribers at once, with Redis or without; the others through
 * Redis. It takes a connection of its own, as one that listens can do nothing else.
 */
export function openRedisChannels({
  url,
  ca,
}: Pick<RedisNeeds, "url" | "ca">): RedisChannels {
  const connection = connectRedis(url, ca);
  const listeners = new EventEmitter().setMaxListeners(0);
  /** Stands before each message, so that an instance knows its own when they come back. */
  const sender = randomBytes(6).toString("hex");
  const asking = setInterval(
    () => void connection.ping().catch(() => undefined),
    PING_MS,
  ).unref();

  async function listenTo(channels: string[]): Promise<void> {
    if (channels.length === 0) return;
    const names = channels.map((channel) => PREFIX + channel);
    await withinLimit(() => connection.subscribe(...names), SUBSCRIBE_MS).catch(
      () => undefined,
    );
  }

  connection.on("message", (name: string, text: string) => {
    if (!text.startsWith(sender))
      listeners.emit(name.slice(PREFIX.length), text.slice(sender.length));
  });
  // A connection that is away takes no subscription and a broken one forgets them: each new one is told all of them.
  connection.on(
    "ready",
    () => void listenTo(listeners.eventNames().map(String)),
  );

  return {
    publish(channel, message, send) {
      listeners.emit(channel, message);
      return send(PREFIX + channel, sender + message);
    },
    async subscribe(channel, listener) {
      listeners.on(channel, listener);
      await listenTo([channel]);
    },
    untilReady: (limitMs) =>
      withinLimit(() => once(connection, "ready"), limitMs),
    close() {
      clearInterval(asking);
      listeners.removeAllListeners();
      connection.disconnect();
    },
  };
}
