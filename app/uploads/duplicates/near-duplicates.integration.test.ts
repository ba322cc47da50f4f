import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { beforeAll, expect, test } from "vitest";
import { nearWithin } from "./near-duplicates.ts";
import {
  hammingDistance,
  perceptualHash,
} from "../pipeline/perceptual-hash.ts";

const FOLDER = join(
  import.meta.dirname,
  "../../../scripts/seed-pictures/pictures",
);

/** What people do to a picture before they send it again, and how many of a hundred are still known by it. */
const CHANGES: Record<
  string,
  { knownOf100: number; change: (picture: Sharp, width: number) => Sharp }
> = {
  "compressed hard": {
    knownOf100: 100,
    change: (picture) => picture.flatten().jpeg({ quality: 40 }),
  },
  "made half as wide": {
    knownOf100: 100,
    change: (picture, width) => picture.resize(Math.round(width / 2)).png(),
  },
  "made darker": {
    knownOf100: 95,
    change: (picture) => picture.modulate({ brightness: 0.8 }).png(),
  },
  "without its colours": {
    knownOf100: 95,
    change: (picture) => picture.greyscale().png(),
  },
};

interface Hashed {
  path: string;
  hash: bigint;
}

let pictures: Hashed[];
beforeAll(async () => {
  const names = (await readdir(FOLDER)).filter((name) => !name.endsWith("md"));
  pictures = [];
  for (const name of names.toSorted()) {
    const path = join(FOLDER, name);
    pictures.push({ path, hash: await hashOf(sharp(path)) });
  }
}, 60_000);

async function hashOf(picture: Sharp): Promise<bigint> {
  const sample = picture.resize(32, 32, { fit: "fill" }).ensureAlpha();
  return perceptualHash(await sample.raw().toBuffer());
}

const areNear = (a: bigint, b: bigint) =>
  hammingDistance(a, b) <= nearWithin(a, b);

test("no two of our own pictures are near each other, and each is near itself", () => {
  for (const [at, { hash }] of pictures.entries()) {
    const others = pictures.toSpliced(at, 1);
    expect(others.filter((other) => areNear(hash, other.hash))).toEqual([]);
    expect(areNear(hash, hash)).toBe(true);
  }
});

/** Every fourth: these take a while. */
const sample = () => pictures.filter((_, at) => at % 4 === 0);

test.each(Object.entries(CHANGES))(
  "a picture that was %s is near itself",
  async (_, { knownOf100, change }) => {
    const changed = sample().map(async ({ path, hash }) => {
      const { width } = await sharp(path).metadata();
      const encoded = await change(sharp(path), width).toBuffer();
      return areNear(hash, await hashOf(sharp(encoded)));
    });
    const known = (await Promise.all(changed)).filter(Boolean).length;
    expect(known * 100).toBeGreaterThanOrEqual(sample().length * knownOf100);
  },
  60_000,
);

test("nine of ten pictures whose edges were cut off by a fiftieth are near themselves", async () => {
  const cut = sample().map(async ({ path, hash }) => {
    const { width, height } = await sharp(path).metadata();
    const [left, top] = [Math.round(width / 50), Math.round(height / 50)];
    const size = { width: width - 2 * left, height: height - 2 * top };
    const encoded = await sharp(path)
      .extract({ left, top, ...size })
      .png()
      .toBuffer();
    return areNear(hash, await hashOf(sharp(encoded)));
  });
  const known = (await Promise.all(cut)).filter(Boolean).length;
  expect(known / cut.length).toBeGreaterThanOrEqual(0.9);
}, 60_000);
