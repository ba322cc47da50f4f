import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { MAX_VALUE_CHARACTERS, type Cache } from "./cache.server.ts";

export interface CacheUnderTest {
  cache: Cache;
  /** Lets the time pass where tests decide it. */
  advance?(milliseconds: number): void;
}

/** What every cache promises. Call it inside a `describe`. */
export function testCache(open: () => Promise<CacheUnderTest>): void {
  let cache: Cache;
  let advance: (milliseconds: number) => void;

  beforeAll(async () => {
    const opened = await open();
    cache = opened.cache;
    advance = opened.advance ?? (() => {});
  });
  beforeEach(() => cache.delete("splash"));
  afterAll(() => cache.close());

  test("a value is found under its key until it is deleted", async () => {
    await cache.set("splash", "kitten", 60);
    expect(await cache.get("splash")).toBe("kitten");
    expect(await cache.get("splash:other")).toBeUndefined();
    await cache.delete("splash");
    expect(await cache.get("splash")).toBeUndefined();
  });

  test("a later value takes the place of an earlier one", async () => {
    await cache.set("splash", "kitten", 60);
    await cache.set("splash", "puppy", 60);
    expect(await cache.get("splash")).toBe("puppy");
  });

  test("a value is forgotten after its lifetime", async () => {
    await cache.set("splash", "kitten", 0.02);
    advance(21);
    await expect.poll(() => cache.get("splash")).toBeUndefined();
  });

  test.each([0, -1])(
    "a lifetime of %i seconds forgets the key",
    async (ttlSeconds) => {
      await cache.set("splash", "kitten", 60);
      await cache.set("splash", "puppy", ttlSeconds);
      expect(await cache.get("splash")).toBeUndefined();
    },
  );

  test.each(["", "ñandú 🦤", "\u0000\r\n", "*3\r\n$3\r\nSET"])(
    "the text %j comes back as it was",
    async (text) => {
      await cache.set("splash", text, 60);
      expect(await cache.get("splash")).toBe(text);
    },
  );

  test("a value that is too large is not kept, nor the one it should have replaced", async () => {
    await cache.set("splash", "kitten", 60);
    await cache.set("splash", "x".repeat(MAX_VALUE_CHARACTERS), 60);
    expect(await cache.get("splash")).toBeUndefined();
  });

  test("of many who set a key unless it is there, one does", async () => {
    const numbers = Array.from({ length: 20 }, (_, at) => String(at));
    const said = await Promise.all(
      numbers.map((number) => cache.setIfAbsent("splash", number, 60)),
    );
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(await cache.get("splash")).toBe(numbers[said.indexOf(true)]);
  });

  test("a key that was set unless it is there is free again after its lifetime", async () => {
    expect(await cache.setIfAbsent("splash", "kitten", 0.02)).toBe(true);
    advance(21);
    await expect
      .poll(() => cache.setIfAbsent("splash", "puppy", 60))
      .toBe(true);
    expect(await cache.get("splash")).toBe("puppy");
  });

  test("a message reaches every subscriber of its channel once", async () => {
    const heard = [vi.fn(), vi.fn(), vi.fn()] as const;
    await cache.subscribe("memes", heard[0]);
    await cache.subscribe("memes", heard[1]);
    await cache.subscribe("sessions", heard[2]);
    await cache.publish("memes", "taken down: m1");
    await cache.publish("sessions", "revoked: s1");
    await expect.poll(() => heard[2].mock.calls).toEqual([["revoked: s1"]]);
    expect(heard[0].mock.calls).toEqual([["taken down: m1"]]);
    expect(heard[1].mock.calls).toEqual([["taken down: m1"]]);
  });

  test("a ping is answered", async () => {
    expect(await cache.ping()).toBeGreaterThanOrEqual(0);
  });
}
