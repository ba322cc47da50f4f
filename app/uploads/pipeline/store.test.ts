import { afterEach, expect, test, vi } from "vitest";
import { allOrNone, STORED_WITHIN_MS } from "./store.server.ts";

afterEach(() => void vi.restoreAllMocks());

/** Two objects that are stored, the whole of it in this time. */
async function storeWithin(milliseconds: number) {
  const deleted: string[] = [];
  let now = 1_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const put = (key: string) => ({
    key,
    done: Promise.resolve().then(() => void (now = 1_000 + milliseconds)),
  });
  const storage = {
    put: () => Promise.resolve(),
    delete: async (key: string) => void deleted.push(key),
  };
  const puts = ["originals/a", "held/a/b.webp"].map(put);
  return { rejection: await allOrNone({ storage }, puts), deleted };
}

test("what is stored in time is kept", async () => {
  const kept = { rejection: null, deleted: [] };
  expect(await storeWithin(STORED_WITHIN_MS)).toEqual(kept);
});

test("what took so long that a sweep may soon take it for an orphan is taken back, and sent again later", async () => {
  expect(await storeWithin(STORED_WITHIN_MS + 1)).toEqual({
    rejection: "busy",
    deleted: ["originals/a", "held/a/b.webp"],
  });
});
