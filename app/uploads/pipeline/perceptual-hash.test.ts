import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  drawDisc,
  drawPhoto,
  drawQuarters,
  start,
  type Drawing,
} from "#test/files/drawing.ts";
import { hammingDistance, perceptualHash } from "./perceptual-hash.ts";

async function hash(drawing: Drawing | Buffer): Promise<bigint> {
  const picture = Buffer.isBuffer(drawing) ? sharp(drawing) : start(drawing);
  return perceptualHash(
    await picture
      .resize(32, 32, { fit: "fill" })
      .ensureAlpha()
      .raw()
      .toBuffer(),
  );
}

describe("the perceptual hash", () => {
  test("fits the signed 64 bits of the database", async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const value = await hash(await drawPhoto(64, 48, { seed }));
      expect(value).toBe(BigInt.asIntN(64, value));
    }
  });

  test("stays near when a picture is made smaller and compressed hard", async () => {
    const photo = await drawPhoto(480, 320);
    const worn = await start(photo)
      .resize(120)
      .jpeg({ quality: 40 })
      .toBuffer();
    expect(
      hammingDistance(await hash(photo), await hash(worn)),
    ).toBeLessThanOrEqual(4);
  });

  test("stays near when a picture gets brighter", async () => {
    const photo = await drawPhoto(480, 320);
    const bright = await start(photo)
      .modulate({ brightness: 1.2 })
      .png()
      .toBuffer();
    expect(
      hammingDistance(await hash(photo), await hash(bright)),
    ).toBeLessThanOrEqual(8);
  });

  test("is far from another picture's", async () => {
    const [one, other] = [
      await drawPhoto(480, 320, { seed: 1 }),
      await drawPhoto(480, 320, { seed: 2 }),
    ];
    expect(
      hammingDistance(await hash(one), await hash(other)),
    ).toBeGreaterThanOrEqual(20);
  });

  test("tells a picture from its mirror image", async () => {
    const quarters = drawQuarters(64, 64);
    const mirrored = await start(quarters).flop().png().toBuffer();
    expect(
      hammingDistance(await hash(quarters), await hash(mirrored)),
    ).toBeGreaterThanOrEqual(16);
  });

  test("takes what is transparent for white", async () => {
    const disc = drawDisc(64, [10, 20, 30]);
    const onWhite = await start(disc)
      .flatten({ background: "#fff" })
      .png()
      .toBuffer();
    expect(
      hammingDistance(await hash(disc), await hash(onWhite)),
    ).toBeLessThanOrEqual(2);
  });

  test("of a plain picture is nothing, whatever its colour", () => {
    for (const level of [0, 77, 255])
      expect(perceptualHash(new Uint8Array(32 * 32 * 4).fill(level))).toBe(0n);
  });
});

test("the distance counts the bits that differ, the sign's too", () => {
  expect(hammingDistance(0n, 0n)).toBe(0);
  expect(hammingDistance(0b1010n, 0b0110n)).toBe(2);
  expect(hammingDistance(-1n, 0n)).toBe(64);
});
