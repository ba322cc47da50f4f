import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import {
  defaultEnv,
  temporaryFile,
  temporaryFolder,
} from "#test/files/places.ts";
import { acceptedFile } from "#test/files/read.ts";
import { encodeAnimation } from "./animation.server.ts";
import type { Source } from "./decode-tasks.ts";
import type { PictureFormat } from "./formats.ts";
import { pictureLimits } from "./limits.ts";
import { restrictDecoders } from "./loaders.server.ts";
import { encodeStills } from "./stills.server.ts";

beforeAll(() => restrictDecoders());

async function encode(name: string, format: PictureFormat, side = 60) {
  return encodeFrom({ path: acceptedFile(name), format }, side);
}

async function encodeFrom(source: Source, side = 60) {
  const { file } = await encodeAnimation({
    kind: "animation",
    source,
    ...{ size: "small", box: { width: side, height: side } },
    directory: await temporaryFolder(),
    limits: pictureLimits(defaultEnv()),
  });
  const bytes = await readFile(file.path);
  return {
    file,
    bytes,
    metadata: await sharp(bytes, { animated: true }).metadata(),
  };
}

test.each([
  ["animation.gif", "gif"],
  ["animation.webp", "webp"],
] as const)(
  "%s keeps its frames, delays and loops in a smaller WebP",
  async (name, format) => {
    const { file, metadata } = await encode(name, format);
    expect(file).toMatchObject({
      format: "webp",
      width: 60,
      height: 45,
      frames: 8,
    });
    expect(metadata).toMatchObject({
      format: "webp",
      pages: 8,
      pageHeight: 45,
      loop: 3,
    });
    expect(metadata.delay).toEqual([40, 50, 60, 70, 80, 90, 100, 110]);
  },
);

test("an animation is never enlarged", async () => {
  const { file } = await encode("animation.gif", "gif", 500);
  expect(file).toMatchObject({ width: 120, height: 90 });
});

test("every frame shows its own moment", async () => {
  const { bytes } = await encode("animation.gif", "gif", 500);
  const frames = await Promise.all(
    Array.from({ length: 8 }, (_, page) =>
      sharp(bytes, { page }).raw().toBuffer(),
    ),
  );
  const different = new Set(frames.map((frame) => frame.toString("base64")));
  expect(different.size).toBe(8);
});

test.each([2, 3, 6])(
  "orientation %i turns neither the frames nor the still, as in a browser",
  async (orientation) => {
    const stored = acceptedFile("animation.webp");
    const turned = await sharp(await readFile(stored), { animated: true })
      .webp({ lossless: true })
      .withMetadata({ orientation })
      .toBuffer();
    const source = {
      path: await temporaryFile(turned),
      format: "webp",
    } as const;
    const frames = await encodeFrom(source);
    const upright = await encode("animation.webp", "webp");
    expect(frames.bytes).toEqual(upright.bytes);
    const { files, facts } = await encodeStills({
      kind: "stills",
      source,
      sizes: [
        { size: "small", box: { width: 60, height: 60 }, formats: ["webp"] },
      ],
      directory: await temporaryFolder(),
      limits: pictureLimits(defaultEnv()),
    });
    expect(facts).toMatchObject({ width: 120, height: 90, frames: 8 });
    expect(files).toMatchObject([{ width: 60, height: 45 }]);
  },
);
