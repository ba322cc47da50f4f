import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openPictures,
  type Pictures,
} from "#app/platform/images/pictures.server.ts";
import { heldKey } from "#app/storage/keys.ts";
import {
  StorageUnavailable,
  type Storage,
} from "#app/storage/storage.server.ts";
import { phonePhoto } from "#test/files/giants.ts";
import { defaultEnv, temporaryFile } from "#test/files/places.ts";
import { acceptedFile } from "#test/files/read.ts";
import {
  keysOf,
  openIntake,
  readHeld,
  readObject,
} from "#test/files/taking.ts";
import {
  discardPicture,
  takePicture,
  type IntakeNeeds,
  type TakenPicture,
} from "./intake.server.ts";
import { hammingDistance } from "./perceptual-hash.ts";

let pictures: Pictures;
beforeAll(() => {
  pictures = openPictures({ env: defaultEnv() });
});
afterAll(() => pictures.close());

async function take(intake: IntakeNeeds, path: string): Promise<TakenPicture> {
  const taken = await takePicture(intake, { path });
  if (!taken.ok) throw new Error(`refused: ${taken.rejection.reason}`);
  return taken;
}

describe("a phone's photo", () => {
  test("comes out upright, in three sizes of two formats, with its facts", async () => {
    const intake = await openIntake(pictures);
    const original = await phonePhoto();
    const { asset, variants } = await take(
      intake,
      await temporaryFile(original),
    );
    expect(asset).toMatchObject({
      ...{
        format: "jpeg",
        width: 3000,
        height: 4000,
        frames: 1,
        hasAlpha: false,
      },
      ...{
        bytes: original.length,
        sha256: createHash("sha256").update(original).digest("hex"),
      },
      originalKey: `originals/${asset.id}`,
      dominantColour: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
    });
    expect(
      variants.map(({ size, format, width, height }) => [
        size,
        format,
        width,
        height,
      ]),
    ).toEqual([
      ["full", "jpeg", 1200, 1600],
      ["full", "webp", 1200, 1600],
      ["preview", "jpeg", 450, 600],
      ["preview", "webp", 450, 600],
      ["thumbnail", "jpeg", 225, 300],
      ["thumbnail", "webp", 225, 300],
    ]);
  });
});

describe("what is stored", () => {
  test("is the original, private, and every variant under its hash, for ever", async () => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, acceptedFile("photo.jpg"));
    const held = variants.map(({ sha256, format }) =>
      heldKey(asset.id, sha256, format),
    );
    expect(await keysOf(intake.storage)).toEqual(
      [...new Set(held), asset.originalKey].toSorted(),
    );
    expect(await intake.storage.head(asset.originalKey)).toMatchObject({
      ...{
        contentType: "image/jpeg",
        cacheControl: "private, no-store",
        assetId: asset.id,
      },
    });
    for (const variant of variants) {
      expect(
        await intake.storage.head(
          heldKey(asset.id, variant.sha256, variant.format),
        ),
      ).toMatchObject({
        ...{
          contentType: `image/${variant.format}`,
          bytes: variant.bytes,
          assetId: asset.id,
        },
        cacheControl: "public, max-age=31536000, immutable",
      });
      const bytes = await readHeld(intake.storage, asset.id, variant);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(
        variant.sha256,
      );
    }
  });

  test("of the original is what was sent, byte for byte", async () => {
    const intake = await openIntake(pictures);
    const path = acceptedFile("private-metadata.jpg");
    const { asset } = await take(intake, path);
    expect(await readObject(intake.storage, asset.originalKey)).toEqual(
      await readFile(path),
    );
  });

  test("says what the bytes are, not what the name says", async () => {
    const intake = await openIntake(pictures);
    const { asset } = await take(intake, acceptedFile("jpeg-named.png"));
    expect(asset.format).toBe("jpeg");
    expect(await intake.storage.head(asset.originalKey)).toMatchObject({
      contentType: "image/jpeg",
    });
  });

  test("is gone after it is discarded", async () => {
    const intake = await openIntake(pictures);
    await discardPicture(intake, await take(intake, acceptedFile("photo.jpg")));
    expect(await intake.leftovers()).toEqual([]);
  });
});

test.each(["animation.gif", "animation.webp"])(
  "%s moves in two sizes, and stands still in all",
  async (name) => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, acceptedFile(name));
    expect(asset.frames).toBe(8);
    expect(
      variants.map(({ size, format, frames }) => [size, format, frames]),
    ).toEqual([
      ["full", "jpeg", 1],
      ["preview", "jpeg", 1],
      ["thumbnail", "jpeg", 1],
      ["thumbnail", "webp", 1],
      ["full", "webp", 8],
      ["preview", "webp", 8],
    ]);
    for (const variant of variants) {
      const { pages = 1 } = await sharp(
        await readHeld(intake.storage, asset.id, variant),
      ).metadata();
      expect(pages).toBe(variant.frames);
    }
  },
);

test("the eight orientations of one scene are one picture to the perceptual hash", async () => {
  const intake = await openIntake(pictures);
  const hashes = [];
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8])
    hashes.push(
      (await take(intake, acceptedFile(`orientation-${orientation}.jpg`))).asset
        .perceptualHash,
    );
  for (const hash of hashes)
    expect(hammingDistance(hash, hashes[0] ?? 0n)).toBeLessThanOrEqual(4);
});

describe("when storage fails", () => {
  /** Storage whose puts fail from the nth on. */
  const failingFrom = (
    storage: Storage,
    nth: number,
    error: Error,
  ): Storage => {
    let puts = 0;
    return {
      ...storage,
      put: (...object) =>
        ++puts < nth ? storage.put(...object) : Promise.reject(error),
    };
  };

  test.each([1, 2, 5])(
    "at put %i, the upload is asked to come back, and nothing is left",
    async (nth) => {
      const intake = await openIntake(pictures);
      const storage = failingFrom(
        intake.storage,
        nth,
        new StorageUnavailable("gone"),
      );
      const taken = await takePicture(
        { ...intake, storage },
        { path: acceptedFile("photo.jpg") },
      );
      expect(taken).toMatchObject({
        ok: false,
        rejection: { code: "busy", status: 503 },
      });
      expect(await intake.leftovers()).toEqual([]);
    },
  );

  test("by a mistake of ours, the mistake is told, and nothing is left", async () => {
    const intake = await openIntake(pictures);
    const storage = failingFrom(intake.storage, 3, new TypeError("not a key"));
    const taking = takePicture(
      { ...intake, storage },
      { path: acceptedFile("photo.jpg") },
    );
    await expect(taking).rejects.toThrow("not a key");
    expect(await intake.leftovers()).toEqual([]);
  });
});
