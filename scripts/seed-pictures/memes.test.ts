import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { CATEGORIES } from "./categories.ts";
import { MEMES } from "./memes.ts";
import { SEED_LOCALES } from "./seed-meme.ts";

const pictures = new URL("./pictures/", import.meta.url);

const read = (file: string, options = {}) =>
  sharp(new URL(file, pictures).pathname, options);

const shapes = await Promise.all(
  MEMES.map(async ({ file }) => {
    const {
      format,
      width,
      height,
      pages = 1,
      pageHeight = height,
    } = await read(file, { animated: true }).metadata();
    return { file, format, width, height: pageHeight, pages };
  }),
);

describe("the seed memes", () => {
  test("there are at least 44, and at least five in every category", () => {
    expect(MEMES.length).toBeGreaterThanOrEqual(44);
    for (const { slug } of CATEGORIES)
      expect(
        MEMES.filter(({ category }) => category === slug).length,
        slug,
      ).toBeGreaterThanOrEqual(5);
  });

  test("every picture has one meme and every meme one picture", async () => {
    expect((await readdir(pictures)).sort()).toEqual(
      MEMES.map(({ file }) => file).sort(),
    );
  });

  test.each(MEMES)(
    "$file says something short and describes itself in every language",
    ({ texts }) => {
      for (const locale of SEED_LOCALES) {
        const { caption, altText } = texts[locale];
        expect(caption.length, `${locale} caption`).toBeGreaterThanOrEqual(8);
        expect(caption.length, `${locale} caption`).toBeLessThanOrEqual(140);
        expect(altText.length, `${locale} alt text`).toBeGreaterThanOrEqual(10);
        expect(altText.length, `${locale} alt text`).toBeLessThanOrEqual(200);
      }
    },
  );

  test("no joke is told twice or left untranslated", () => {
    const captions = MEMES.flatMap(({ texts }) =>
      SEED_LOCALES.map((locale) => texts[locale].caption),
    );
    expect(new Set(captions).size).toBe(captions.length);
  });

  test("priorities are whole numbers from 1 to 10, and tags are few", () => {
    for (const { priority, tags } of MEMES) {
      expect(
        Number.isInteger(priority) && priority >= 1 && priority <= 10,
      ).toBe(true);
      expect(tags.length).toBeLessThanOrEqual(10);
      for (const tag of tags) expect(tag.length).toBeLessThanOrEqual(30);
    }
  });

  test("pictures are portrait, landscape and square, and none is wider or higher than 1600 pixels", () => {
    const kinds = new Set(
      shapes.map(({ width, height }) => Math.sign(width - height)),
    );
    expect(kinds).toEqual(new Set([-1, 0, 1]));
    for (const { file, width, height } of shapes)
      expect(Math.max(width, height), file).toBeLessThanOrEqual(1600);
  });

  test("all five formats are there, and two of the pictures move", () => {
    expect(new Set(shapes.map(({ format }) => format))).toEqual(
      new Set(["jpeg", "png", "gif", "webp", "heif"]),
    );
    expect(
      shapes.filter(({ pages }) => pages > 1).map(({ format }) => format),
    ).toEqual(["gif", "webp"]);
  });

  test("the sticker is really transparent at its corners", async () => {
    const { data } = await read("not-a-match.png")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[3]).toBe(0);
  });
});

describe("the seed categories", () => {
  test("each weekday belongs to one of them, and one has none", () => {
    expect(CATEGORIES.map(({ weekday }) => weekday)).toEqual([
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      null,
    ]);
  });

  test.each(CATEGORIES)(
    "the badge of $slug reaches a contrast of 4.5:1",
    ({ colour, onColour }) => {
      const [darker, lighter] = [luminance(colour), luminance(onColour)].sort(
        (a, b) => a - b,
      ) as [number, number];
      expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** Relative luminance of #rrggbb as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
