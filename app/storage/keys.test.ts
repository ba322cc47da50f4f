import { describe, expect, test } from "vitest";
import { heldKey, isKey, mediaKey, originalKey, trashKey } from "./keys.ts";

const ASSET = "0198c0de-0000-7000-8000-00000000cafe";
const SHA256 = "0123456789abcdef".repeat(4);
const FILE = `${ASSET}/0123456789abcdef0123456789abcdef`;

describe("storage keys", () => {
  test("an original has one key for its whole life", () => {
    expect(originalKey(ASSET)).toBe(`originals/${ASSET}`);
  });

  test("a variant is named after its bytes, and keeps its name when it becomes public", () => {
    expect(heldKey(ASSET, SHA256, "webp")).toBe(`held/${FILE}.webp`);
    expect(mediaKey(ASSET, SHA256, "webp")).toBe(`media/${FILE}.webp`);
    expect(mediaKey(ASSET, SHA256, "jpeg")).toBe(`media/${FILE}.jpg`);
  });

  test("the trash keeps the whole key, once", () => {
    const key = trashKey(mediaKey(ASSET, SHA256, "png"));
    expect(key).toBe(`trash/media/${FILE}.png`);
    expect(isKey(key)).toBe(true);
    expect(() => trashKey(key)).toThrow("already");
  });

  test.each([
    ["an asset id with a slash", () => originalKey("a/b")],
    ["an asset id that climbs", () => originalKey("..")],
    ["an asset id in capitals", () => originalKey(ASSET.toUpperCase())],
    ["no asset id", () => originalKey("")],
    ["a short hash", () => mediaKey(ASSET, SHA256.slice(1), "png")],
    ["a hash in capitals", () => heldKey(ASSET, SHA256.toUpperCase(), "png")],
    ["what is no key", () => trashKey("media/../originals/x")],
  ])("%s makes no key", (_, make) => {
    expect(make).toThrow(TypeError);
  });
});
