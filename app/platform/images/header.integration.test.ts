import { truncate } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { animatedWebp } from "#test/files/bytes/webp.ts";
import { gif } from "#test/files/bytes/gif.ts";
import { avifClaim } from "#test/files/bytes/iso-media.ts";
import { blackPng, png, pngChunk, pngHeader } from "#test/files/bytes/png.ts";
import { defaultEnv, temporaryFile } from "#test/files/places.ts";
import { acceptedFile, refusedFiles } from "#test/files/read.ts";
import { inspectFile } from "./header.server.ts";
import { pictureLimits } from "./limits.ts";

const MEBIBYTE = 1024 * 1024;

const inspect = (path: string, set: Record<string, string> = {}) =>
  inspectFile(path, pictureLimits(defaultEnv(set)));

const inspectBytes = async (bytes: Buffer, set?: Record<string, string>) =>
  inspect(await temporaryFile(bytes), set);

describe("the header", () => {
  test.each([
    ["photo.jpg", "jpeg", 480, 320, 1],
    ["progressive.jpg", "jpeg", 480, 320, 1],
    ["private-metadata.jpg", "jpeg", 240, 160, 1],
    ["photo.png", "png", 160, 120, 1],
    ["photo.webp", "webp", 480, 320, 1],
    ["transparent.webp", "webp", 200, 200, 1],
    ["animation.webp", "webp", 120, 90, 8],
    ["still.gif", "gif", 240, 160, 1],
    ["animation.gif", "gif", 120, 90, 8],
    ["photo.avif", "avif", 160, 120, 1],
    ["transparent.avif", "avif", 200, 200, 1],
    ["jpeg-named.png", "jpeg", 240, 160, 1],
  ])(
    "of %s is read without a decoder",
    async (name, format, width, height, frames) => {
      expect(await inspect(acceptedFile(name))).toMatchObject({
        ok: true,
        format,
        width,
        height,
        frames,
      });
    },
  );

  const claims = [
    "too_many_pixels",
    "too_long_side",
    "too_many_frames",
    "too_many_pixels_in_all_frames",
  ];
  test.each(refusedFiles().filter(({ reason }) => claims.includes(reason)))(
    "of $name is refused: $reason",
    async ({ path, reason }) => {
      expect(await inspect(path)).toEqual({ ok: false, fault: reason });
    },
  );
});

describe("a limit", () => {
  test.each([
    [99, true],
    [100, true],
    [101, false],
  ])("of 100 bytes answers %i bytes", async (bytes, isWithin) => {
    const path = await temporaryFile(gif(1, 1, 2));
    await truncate(path, bytes);
    const outcome = await inspect(path, { MAX_IMAGE_BYTES: "100" });
    expect(outcome).toMatchObject(
      isWithin ? { ok: true, bytes } : { ok: false, fault: "too_large" },
    );
  });

  test.each([
    ["pixels", blackPng(10, 10), { MAX_IMAGE_PIXELS: "100" }, null],
    [
      "pixels",
      blackPng(10, 11),
      { MAX_IMAGE_PIXELS: "100" },
      "too_many_pixels",
    ],
    ["a side", blackPng(100, 1), { MAX_IMAGE_SIDE: "100" }, null],
    ["a side", blackPng(1, 101), { MAX_IMAGE_SIDE: "100" }, "too_long_side"],
    ["frames", gif(1, 1, 5), { MAX_IMAGE_FRAMES: "5" }, null],
    ["frames", gif(1, 1, 6), { MAX_IMAGE_FRAMES: "5" }, "too_many_frames"],
    ["frames", animatedWebp(1, 1, 5), { MAX_IMAGE_FRAMES: "5" }, null],
    [
      "frames",
      animatedWebp(1, 1, 6),
      { MAX_IMAGE_FRAMES: "5" },
      "too_many_frames",
    ],
    ["all frames", gif(1000, 1000, 100), {}, null],
    ["all frames", gif(1000, 1000, 101), {}, "too_many_pixels_in_all_frames"],
  ])(
    "of %s is itself allowed, and nothing beyond",
    async (_what, bytes, set, fault) => {
      const outcome = await inspectBytes(bytes, set);
      expect(outcome).toMatchObject(
        fault ? { ok: false, fault } : { ok: true },
      );
    },
  );
});

describe("a header that hides what is behind it", () => {
  test("is found behind a thousand chunks", async () => {
    const text = pngChunk("tEXt", Buffer.from("k\0v"));
    const head = pngHeader(30_000, 30_000);
    const bytes = png(
      head,
      Buffer.alloc(text.length * 1000, text),
      pngChunk("IDAT"),
    );
    expect(await inspectBytes(bytes)).toMatchObject({
      fault: "too_many_pixels",
    });
  });

  test("is believed at its largest, where an AVIF names several sizes", async () => {
    const small = avifClaim(10, 10);
    const bytes = Buffer.concat([
      small,
      avifClaim(17_000, 17_000).subarray(24),
    ]);
    expect(await inspectBytes(bytes)).toMatchObject({
      fault: "too_many_pixels",
    });
  });

  test("is believed at its largest, where a GIF's frame leaves its screen", async () => {
    const bytes = gif(1, 1, 1);
    bytes.writeUInt16LE(60_000, bytes.indexOf(0x2c) + 1);
    expect(await inspectBytes(bytes)).toMatchObject({ fault: "too_long_side" });
  });
});

const filled = (bytes: number, with_: Buffer, ...around: Buffer[]) => {
  const [head = Buffer.of(), tail = Buffer.of()] = around;
  return Buffer.concat([head, Buffer.alloc(bytes, with_), tail]);
};

test.each([
  ["a JPEG of nothing but fill", Buffer.of(0xff, 0xd8, 0xff), Buffer.of(0xff)],
  [
    "a JPEG of empty segments",
    Buffer.of(0xff, 0xd8),
    Buffer.of(0xff, 0xe1, 0, 2),
  ],
])("%s is given up after some of its blocks", async (_, head, block) => {
  const bytes = filled(9 * MEBIBYTE, block, head);
  expect(await inspectBytes(bytes)).toEqual({
    ...{ ok: false, fault: "unreadable_image" },
  });
});

test.each([
  ["a GIF of 100,000 frames", () => gif(1, 1, 100_000), "too_many_frames"],
  [
    "a WebP of 100,000 frames",
    () => animatedWebp(1, 1, 100_000),
    "too_many_frames",
  ],
  [
    "a PNG of 30,000 x 30,000 pixels",
    () => blackPng(30_000, 30_000),
    "too_many_pixels",
  ],
])("%s is refused in the memory of one window", async (_what, make, fault) => {
  const path = await temporaryFile(make());
  const before = process.memoryUsage.rss();
  expect(await inspect(path)).toEqual({ ok: false, fault });
  expect(process.memoryUsage.rss() - before).toBeLessThan(50 * MEBIBYTE);
});
