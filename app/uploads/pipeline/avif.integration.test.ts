import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openPictures,
  type Pictures,
} from "#app/platform/images/pictures.server.ts";
import { defaultEnv } from "#test/files/places.ts";
import { acceptedFile } from "#test/files/read.ts";
import { keysOf, openIntake, readHeld } from "#test/files/taking.ts";
import { encodeAvif } from "./avif.server.ts";
import { takePicture, type IntakeNeeds } from "./intake.server.ts";

let pictures: Pictures;
beforeAll(() => {
  pictures = openPictures({ env: defaultEnv() });
});
afterAll(() => pictures.close());

async function take(intake: IntakeNeeds, name: string) {
  const taken = await takePicture(intake, { path: acceptedFile(name) });
  if (!taken.ok) throw new Error(`refused: ${taken.rejection.reason}`);
  return taken;
}

describe("the AVIF of a picture", () => {
  test("is made in every size, smaller than the WebP, and held beside it", async () => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, "photo.jpg");
    const made = await encodeAvif(intake, { asset, variants });
    if (!made.ok) throw new Error(made.rejection.reason);
    expect(made.variants.map(({ size }) => size)).toEqual([
      "full",
      "preview",
      "thumbnail",
    ]);
    for (const avif of made.variants) {
      const webp = variants.find(
        ({ size, format }) => size === avif.size && format === "webp",
      );
      expect(avif.bytes).toBeLessThan(webp?.bytes ?? 0);
      expect([avif.width, avif.height]).toEqual([webp?.width, webp?.height]);
      const { format } = await sharp(
        await readHeld(intake.storage, asset.id, avif),
      ).metadata();
      expect(format).toBe("heif");
    }
  });

  test("is dropped where it is not smaller", async () => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, "one-pixel.png");
    const before = await keysOf(intake.storage);
    expect(await encodeAvif(intake, { asset, variants })).toEqual({
      ok: true,
      variants: [],
    });
    expect(await keysOf(intake.storage)).toEqual(before);
  });

  test("of an animation is a still", async () => {
    const intake = await openIntake(pictures);
    const { asset } = await take(intake, "animation.gif");
    const made = await encodeAvif(intake, { asset, variants: [] });
    if (!made.ok) throw new Error(made.rejection.reason);
    expect(made.variants.map(({ frames }) => frames)).toEqual([1, 1, 1]);
  });

  test("leaves nothing in the temporary folder", async () => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, "photo.jpg");
    await encodeAvif(intake, { asset, variants });
    const keys = await keysOf(intake.storage);
    expect(await intake.leftovers()).toEqual(keys);
  });

  test("cannot be made without the original", async () => {
    const intake = await openIntake(pictures);
    const { asset, variants } = await take(intake, "photo.jpg");
    await intake.storage.delete(asset.originalKey);
    await expect(encodeAvif(intake, { asset, variants })).rejects.toThrow(
      "missing",
    );
  });
});
