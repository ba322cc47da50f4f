/** A key and its value together; what is longer is not kept. */
export const MAX_VALUE_CHARACTERS = 1024 * 1024;

/**
 * Short-lived values shared by all instances, and messages between them.
 * Losing it degrades and never breaks: every method of an implementation answers within its time limit,
 * a read that fails is a miss, a write that fails is forgotten, and both are counted.
 */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  /** A lifetime of zero or less forgets the key. */
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /**
   * Sets the key unless it is there, in one step: of many at once with the same key one is told true. So is everybody
   * while the server is away. The lifetime is above zero.
   */
  setIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Delivers to every subscriber on every instance, this one included; at most once. */
  publish(channel: string, message: string): Promise<void>;
  subscribe(
    channel: string,
    listener: (message: string) => void,
  ): Promise<void>;
  /** Milliseconds of a round trip. Throws when the server does not answer, or has no memory left to write to. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
