import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STORAGE_AREAS } from "./keys.ts";
import {
  type ObjectFacts,
  type Storage,
  StorageUnavailable,
} from "./storage.server.ts";

const FACTS: ObjectFacts = {
  contentType: "image/webp",
  cacheControl: "public, max-age=31536000, immutable",
  assetId: "0198c0de-0000-7000-8000-00000000cafe",
};
const OTHER_FACTS: ObjectFacts = {
  contentType: "image/png",
  cacheControl: "private, no-store",
  assetId: "0198c0de-0000-7000-8000-00000000beef",
};
const CAT = Buffer.from("a cat that looks at a keyboard as if it were a bed");
const DOG = Buffer.from("a dog in a meeting");

// More than S3 takes in one part.
const POSTER = Buffer.alloc(12_000_000, "poster ");

const HOSTILE_KEYS = [
  "",
  "cat.webp",
  "/etc/passwd",
  "media",
  "media/",
  "media//cat.webp",
  "media/../originals/cat",
  "media/..",
  "media/.hidden",
  "media/cat.webp/",
  "media/Cat.webp",
  "media/c%61t.webp",
  "media\\cat.webp",
  "media/cat\0.webp",
  "media/cat.webp\n",
  "media/ねこ.webp",
  "secrets/cat.webp",
  "probe/cat.webp",
  `media/${"long".repeat(60)}`,
];

/** What every implementation of `Storage` must do. Lists are asked for in pages of 10 where the implementation has pages. */
export function describeStorageContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeAll(async () => void (storage = await open()));
  afterAll(() => storage.close());
  const read = async (key: string, range?: { start: number; end: number }) => {
    const found = await storage.get(key, range);
    return found && (await buffer(found.body));
  };
  const list = async (prefix: string) => {
    const keys: string[] = [];
    for await (const { key } of storage.list(prefix)) keys.push(key);
    return keys;
  };

  test("an object comes back with its bytes and its facts", async () => {
    await storage.put("media/a/cat.webp", CAT, FACTS);
    const found = await storage.get("media/a/cat.webp");
    expect(found?.facts).toMatchObject({ ...FACTS, bytes: CAT.length });
    expect(found?.facts.etag).toMatch(/^"[^"]+"$/);
    expect(found && (await buffer(found.body))).toEqual(CAT);
    expect(await storage.head("media/a/cat.webp")).toEqual(found?.facts);
  });

  test("a stream of any size is kept whole", async () => {
    const chunks = [POSTER.subarray(0, 5_000_001), POSTER.subarray(5_000_001)];
    await storage.put("originals/poster", Readable.from(chunks), FACTS);
    expect((await read("originals/poster"))?.equals(POSTER)).toBe(true);
    await storage.put("originals/small", Readable.from([CAT]), FACTS);
    expect(await read("originals/small")).toEqual(CAT);
    expect(await storage.head("originals/small")).toMatchObject(FACTS);
  });

  test("an object may be empty", async () => {
    await storage.put("originals/empty", Buffer.alloc(0), FACTS);
    await storage.put("originals/empty-stream", Readable.from([]), FACTS);
    for (const key of ["originals/empty", "originals/empty-stream"]) {
      expect(await read(key)).toEqual(Buffer.alloc(0));
      expect(await storage.head(key)).toMatchObject({ ...FACTS, bytes: 0 });
    }
  });

  test("what is written over an object takes its place, facts and entity tag included", async () => {
    await storage.put("media/b/pet.webp", CAT, FACTS);
    const before = await storage.head("media/b/pet.webp");
    await storage.put("media/b/pet.webp", DOG, OTHER_FACTS);
    const after = await storage.head("media/b/pet.webp");
    expect(after).toMatchObject({ ...OTHER_FACTS, bytes: DOG.length });
    expect(after?.etag).not.toBe(before?.etag);
    expect(await read("media/b/pet.webp")).toEqual(DOG);
  });

  test("a reader meets the whole object or none, however slowly it is written", async () => {
    const key = "media/c/slow.webp";
    const seen: (Buffer | null)[] = [];
    async function* slowly(text: Buffer) {
      yield text.subarray(0, 10);
      seen.push(await read(key));
      yield text.subarray(10);
    }
    await storage.put(key, Readable.from(slowly(CAT)), FACTS);
    await storage.put(key, Readable.from(slowly(DOG)), FACTS);
    expect(seen).toEqual([null, CAT]);
    expect(await read(key)).toEqual(DOG);
  });

  test("of many writers of one key one wins, and nobody reads a mixture", async () => {
    const key = "media/d/busy.webp";
    const bodies = [..."abcdefgh"].map((sign) => Buffer.alloc(300_000, sign));
    const writes = bodies.map((body) => storage.put(key, body, FACTS));
    const reads = bodies.map(() => read(key));
    const seen = (await Promise.all(reads)).filter((bytes) => bytes !== null);
    await Promise.all(writes);
    const last = await read(key);
    for (const bytes of [...seen, last]) {
      expect(bodies.some((body) => bytes?.equals(body))).toBe(true);
    }
  });

  test.each([
    ["a small stream", [CAT.subarray(0, 10)]],
    ["a stream of several parts", [POSTER]],
  ])("%s that breaks off leaves what was there before", async (_, chunks) => {
    const lost = new Error("the sender went away");
    async function* broken() {
      yield* chunks;
      throw lost;
    }
    const put = (key: string) =>
      storage.put(key, Readable.from(broken()), FACTS);
    await storage.put("media/e/kept.webp", DOG, OTHER_FACTS);
    await expect(put("media/e/kept.webp")).rejects.toBe(lost);
    await expect(put("media/e/new.webp")).rejects.toBe(lost);
    expect(await read("media/e/kept.webp")).toEqual(DOG);
    expect(await storage.head("media/e/new.webp")).toBeNull();
  });

  test("a stream that fails before anybody listens is refused with its own error", async () => {
    const lost = new Error("the sender went away");
    const body = new PassThrough();
    const writing = storage.put("media/f/lost.webp", body, FACTS);
    body.destroy(lost);
    await expect(writing).rejects.toBe(lost);
    expect(await storage.head("media/f/lost.webp")).toBeNull();
  });

  test("a stream that is destroyed without a word is not taken for a whole one", async () => {
    const body = new PassThrough();
    body.write(CAT);
    const writing = storage.put("media/f/half.webp", body, FACTS);
    body.destroy();
    await expect(writing).rejects.toThrow("Premature close");
    expect(await storage.head("media/f/half.webp")).toBeNull();
  });

  test("a range gives its bytes and the size of the whole", async () => {
    const key = "media/g/cat.webp";
    await storage.put(key, CAT, FACTS);
    expect(await read(key, { start: 0, end: 4 })).toEqual(CAT.subarray(0, 5));
    expect(await read(key, { start: 2, end: 2 })).toEqual(CAT.subarray(2, 3));
    expect(await read(key, { start: 40, end: 900 })).toEqual(CAT.subarray(40));
    const found = await storage.get(key, { start: 0, end: 4 });
    found?.body.destroy();
    expect(found?.facts).toEqual(await storage.head(key));
  });

  test.each([
    { start: CAT.length, end: CAT.length },
    { start: 3, end: 2 },
    { start: -1, end: 2 },
    { start: 0.5, end: 2 },
  ])("the range $start to $end is refused", async (range) => {
    await storage.put("media/g/cat.webp", CAT, FACTS);
    const reading = storage.get("media/g/cat.webp", range);
    await expect(reading).rejects.toThrow(RangeError);
  });

  test("what is not there is null, and is no error to delete", async () => {
    await storage.put("media/h/there.webp", CAT, FACTS);
    const absent = ["media/h/absent.webp", "media/h", "media/h/there.webp/x"];
    for (const key of absent) {
      expect(await storage.get(key)).toBeNull();
      expect(await storage.head(key)).toBeNull();
      await storage.delete(key);
    }
    expect(await read("media/h/there.webp")).toEqual(CAT);
  });

  test("a deleted object is gone", async () => {
    await storage.put("media/i/cat.webp", CAT, FACTS);
    await storage.delete("media/i/cat.webp");
    expect(await storage.get("media/i/cat.webp")).toBeNull();
    expect(await list("media/i/")).toEqual([]);
  });

  test("a copy has the bytes and the facts, and lives on its own", async () => {
    await storage.put("held/j/cat.webp", CAT, FACTS);
    await storage.put("media/j/cat.webp", DOG, OTHER_FACTS);
    await storage.copy("held/j/cat.webp", "media/j/cat.webp");
    await storage.delete("held/j/cat.webp");
    expect(await read("media/j/cat.webp")).toEqual(CAT);
    expect(await storage.head("media/j/cat.webp")).toMatchObject(FACTS);
  });

  test("copying what is not there throws, and makes nothing", async () => {
    const copying = storage.copy("held/k/absent.webp", "media/k/cat.webp");
    await expect(copying).rejects.toThrow("held/k/absent.webp");
    await expect(copying).rejects.not.toBeInstanceOf(StorageUnavailable);
    expect(await storage.head("media/k/cat.webp")).toBeNull();
  });

  test("a list has every key under a prefix, over many pages", async () => {
    const keys = Array.from({ length: 25 }, (_, n) => `trash/l/${n}/cat.webp`);
    await Promise.all(keys.map((key) => storage.put(key, CAT, FACTS)));
    expect(await list("trash/l/")).toEqual(keys.toSorted());
    expect(await list("trash/l/7/")).toEqual(["trash/l/7/cat.webp"]);
    expect(await list("trash/l/2")).toHaveLength(6);
    expect(await list("trash/nothing/here/")).toEqual([]);
  });

  test("a list is in the order of its keys' characters", async () => {
    const names = ["b.webp", "a/2", "a-b/1", "a.webp", "a/10", "ab/1"];
    const keys = names.map((name) => `trash/order/${name}`);
    await Promise.all(keys.map((key) => storage.put(key, CAT, FACTS)));
    expect(await list("trash/order/")).toEqual(keys.toSorted());
  });

  test("a list tells the size and the age of each object", async () => {
    const before = Date.now();
    await storage.put("trash/m/cat.webp", CAT, FACTS);
    const entries = storage.list("trash/m/")[Symbol.asyncIterator]();
    const { value: entry } = await entries.next();
    expect(entry).toMatchObject({ key: "trash/m/cat.webp", bytes: CAT.length });
    const age = Number(entry?.modifiedAt) - before;
    expect(Math.abs(age)).toBeLessThan(60_000);
  });

  test("a list may be left early", async () => {
    const keys = ["trash/n/1", "trash/n/2", "trash/n/3"];
    for (const key of keys) await storage.put(key, CAT, FACTS);
    for await (const { key } of storage.list("trash/n/")) {
      expect(keys).toContain(key);
      break;
    }
  });

  test.each(HOSTILE_KEYS)("the key %j is refused everywhere", async (key) => {
    const good = "media/o/cat.webp";
    const refused = [
      storage.put(key, CAT, FACTS),
      storage.put(key, Readable.from([CAT]), FACTS),
      storage.get(key),
      storage.head(key),
      storage.copy(key, good),
      storage.copy(good, key),
      storage.delete(key),
    ];
    for (const attempt of await Promise.allSettled(refused)) {
      expect(attempt).toHaveProperty("reason", expect.any(TypeError));
    }
  });

  test.each(["", "/", "media", "media/../", "../", "med", "media//", "etc/"])(
    "the prefix %j is refused",
    async (prefix) => {
      expect(() => storage.list(prefix)).toThrow(TypeError);
    },
  );

  test("a probe passes and leaves nothing", async () => {
    await storage.probe();
    await storage.probe();
    for (const area of STORAGE_AREAS) {
      const keys = await list(`${area}/`);
      expect(keys.filter((key) => key.includes("probe"))).toEqual([]);
    }
  });
}
