import { describe, expect, test } from "vitest";
import { pictureShape } from "./picture-facts.ts";
import type { PictureFacts, PictureVariant } from "./picture-facts.ts";
import { pictureSources } from "./picture-sources.ts";

const LARGE = "(min-width:801px)";
const REDUCED = "(prefers-reduced-motion:reduce)";

const picture: PictureFacts = {
  width: 1600,
  height: 1200,
  hasAlpha: false,
  placeholder: "data:image/webp;base64,AAAA",
  dominantColour: "#ffc46b",
  animated: false,
  variants: [...variants("preview", 800, 600), ...variants("full", 1600, 1200)],
};

describe("the sources of a picture", () => {
  test("offer the full size to large screens and the preview to phones, the best format first", () => {
    expect(offers(picture)).toEqual([
      `${LARGE} full.avif`,
      `${LARGE} full.webp`,
      `${LARGE} full.jpeg`,
      "preview.avif",
      "preview.webp",
    ]);
  });

  test("wait for no variant that is not made yet", () => {
    const early = {
      ...picture,
      variants: picture.variants.filter(({ format }) => format !== "avif"),
    };
    expect(offers(early)).toEqual([
      `${LARGE} full.webp`,
      `${LARGE} full.jpeg`,
      "preview.webp",
    ]);
  });

  test("leave out a full size that is no larger", () => {
    const small = {
      ...picture,
      variants: [
        ...variants("preview", 300, 200),
        ...variants("full", 300, 200),
      ],
    };
    expect(offers(small)).toEqual(["preview.avif", "preview.webp"]);
  });

  test("move only where motion is welcome", () => {
    expect(offers({ ...picture, animated: true })).toEqual([
      `${LARGE} and ${REDUCED} full.avif`,
      `${LARGE} and ${REDUCED} full.jpeg`,
      `${REDUCED} preview.avif`,
      `${REDUCED} preview.jpeg`,
      `${LARGE} full.webp`,
      "preview.webp",
    ]);
  });

  test("stand on the picture server when there is one", () => {
    expect(
      pictureSources(picture, "https://pictures.example.com")[0]?.srcSet,
    ).toBe("https://pictures.example.com/media/a/full.avif");
  });
});

test.each([
  [300, 1500, "tall"],
  [1200, 1600, "tall"],
  [1400, 1400, "compact"],
  [300, 200, "compact"],
  [1600, 1200, "even"],
  [1920, 1080, "even"],
  [1600, 480, "wide"],
])("a picture of %d by %d stands %s", (width, height, shape) => {
  expect(pictureShape({ ...picture, width, height })).toBe(shape);
});

function variants(
  size: PictureVariant["size"],
  width: number,
  height: number,
): PictureVariant[] {
  return (["jpeg", "webp", "avif"] as const).map((format) => ({
    size,
    format,
    width,
    height,
    url: `/media/a/${size}.${format}`,
  }));
}

function offers(facts: PictureFacts): string[] {
  return pictureSources(facts).map(({ media, srcSet }) =>
    [media, srcSet.replace("/media/a/", "")].filter(Boolean).join(" "),
  );
}
