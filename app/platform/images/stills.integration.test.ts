import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { QUARTERS, type Colour } from "#test/files/drawing.ts";
import { cmykWithProfile } from "#test/files/giants.ts";
import {
  defaultEnv,
  temporaryFile,
  temporaryFolder,
} from "#test/files/places.ts";
import { acceptedFile } from "#test/files/read.ts";
import {
  PLACEHOLDER_BYTES,
  type EncodedFile,
  type StillsTask,
} from "./decode-tasks.ts";
import { sniffFormat } from "./formats.ts";
import { pictureLimits } from "./limits.ts";
import { restrictDecoders } from "./loaders.server.ts";
import { encodeStills } from "./stills.server.ts";

const SIZES: StillsTask["sizes"] = [
  {
    size: "large",
    box: { width: 200, height: 200 },
    formats: ["jpeg", "webp", "avif"],
  },
  { size: "small", box: { width: 60, height: 60 }, formats: ["jpeg", "webp"] },
];

beforeAll(() => restrictDecoders());

async function encode(path: string, sizes = SIZES) {
  const format = sniffFormat(await readFile(path));
  if (!format || format === "heic") throw new Error(`${path} is no picture`);
  const limits = pictureLimits(defaultEnv());
  const directory = await temporaryFolder();
  return encodeStills({
    kind: "stills",
    source: { path, format },
    sizes,
    directory,
    limits,
  });
}

/** The colours in the middle of the four quarters. */
async function readQuarters({
  path,
}: EncodedFile): Promise<Record<keyof typeof QUARTERS, Colour>> {
  const { data, info } = await sharp(await readFile(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number): Colour => {
    const at =
      (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) *
      info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    return [red, green, blue];
  };
  return {
    upperLeft: colourAt(0.25, 0.25),
    upperRight: colourAt(0.75, 0.25),
    lowerRight: colourAt(0.75, 0.75),
    lowerLeft: colourAt(0.25, 0.75),
  };
}

function largestDifference(
  a: Record<string, Colour>,
  b: Record<string, Colour>,
): number {
  const differences = Object.entries(a).flatMap(([name, colour]) =>
    colour.map((level, channel) => Math.abs(level - (b[name]?.[channel] ?? 0))),
  );
  return Math.max(...differences);
}

/** Levels of 255. Paper knows no such blue and green; an inverted or ignored ink would be off by 150 and more. */
const PRESS_TOLERANCE = 60;

describe("colours", () => {
  test.each([
    ["orientation-1.jpg", 6],
    ["display-p3.jpg", 6],
    ["display-p3-16-bit.png", 6],
    ["deep-16-bit.png", 6],
    ["deep-10-bit.avif", 12],
    ["palette.png", 6],
    ["interlaced.png", 6],
    ["opaque-alpha.png", 6],
    ["still.gif", 6],
    ["cmyk.jpg", PRESS_TOLERANCE],
  ])("of %s are right in sRGB", async (name, tolerance) => {
    const { files } = await encode(acceptedFile(name));
    for (const file of files)
      expect(
        largestDifference(await readQuarters(file), QUARTERS),
        file.format,
      ).toBeLessThanOrEqual(tolerance);
  });

  test("of a CMYK picture with a press profile are right in sRGB", async () => {
    const { files } = await encode(
      await temporaryFile(await cmykWithProfile()),
    );
    for (const file of files)
      expect(
        largestDifference(await readQuarters(file), QUARTERS),
      ).toBeLessThanOrEqual(PRESS_TOLERANCE);
  });

  test("are none in a grey picture", async () => {
    const { files } = await encode(acceptedFile("grey-16-bit.png"));
    for (const { path } of files) {
      const { channels } = await sharp(await readFile(path)).stats();
      const means = channels.map(({ mean }) => Math.round(mean));
      expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(1);
    }
  });
});

describe("orientation", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "%i is undone in every file",
    async (orientation) => {
      const { files, facts } = await encode(
        acceptedFile(`orientation-${orientation}.jpg`),
      );
      expect(facts).toMatchObject({ width: 240, height: 160 });
      for (const file of files) {
        expect(
          largestDifference(await readQuarters(file), QUARTERS),
        ).toBeLessThanOrEqual(12);
        expect(
          (await sharp(await readFile(file.path)).metadata()).orientation ?? 1,
        ).toBe(1);
      }
    },
  );

  test("9 does not exist, and turns nothing", async () => {
    const { files } = await encode(acceptedFile("orientation-9.jpg"));
    for (const file of files)
      expect(
        largestDifference(await readQuarters(file), QUARTERS),
      ).toBeLessThanOrEqual(12);
  });
});

describe("sizes", () => {
  test("fit their boxes in proportion", async () => {
    const { files } = await encode(acceptedFile("photo.jpg"));
    expect(
      files.map(({ size, format, width, height }) => [
        size,
        format,
        width,
        height,
      ]),
    ).toEqual([
      ["large", "jpeg", 200, 133],
      ["large", "webp", 200, 133],
      ["large", "avif", 200, 133],
      ["small", "jpeg", 60, 40],
      ["small", "webp", 60, 40],
    ]);
  });

  test("are never enlarged, and share a file where the pixels are the same", async () => {
    const { files } = await encode(acceptedFile("one-pixel.png"));
    expect(
      files.every(({ width, height }) => width === 1 && height === 1),
    ).toBe(true);
    expect(files[3]).toEqual({ ...files[0], size: "small" });
  });

  test("are as large in bytes, and hash, as they say", async () => {
    const { files } = await encode(acceptedFile("photo.jpg"));
    for (const file of files) {
      const bytes = await readFile(file.path);
      expect(file.bytes).toBe(bytes.length);
      expect(sniffFormat(bytes)).toBe(file.format);
      expect(file.path).toContain(file.sha256);
    }
  });

  test("of a JPEG are progressive", async () => {
    const { files } = await encode(acceptedFile("photo.jpg"));
    const jpegs = files.filter(({ format }) => format === "jpeg");
    for (const { path } of jpegs)
      expect((await sharp(await readFile(path)).metadata()).isProgressive).toBe(
        true,
      );
  });
});

describe("transparency", () => {
  test.each(["transparent.png", "transparent.webp", "transparent.avif"])(
    "of %s is kept, in PNG instead of JPEG",
    async (name) => {
      const { files, facts } = await encode(acceptedFile(name));
      expect(facts.hasAlpha).toBe(true);
      expect(new Set(files.map(({ format }) => format))).toEqual(
        new Set(["png", "webp", "avif"]),
      );
      for (const { path } of files) {
        const { isOpaque } = await sharp(await readFile(path)).stats();
        expect(isOpaque).toBe(false);
      }
    },
  );

  test("that hides nothing is dropped", async () => {
    const { files, facts } = await encode(acceptedFile("opaque-alpha.png"));
    expect(facts.hasAlpha).toBe(false);
    expect(files.map(({ format }) => format)).not.toContain("png");
  });
});

test.each([
  "photo.jpg",
  "photo.png",
  "transparent.png",
  "animation.gif",
  "one-pixel.png",
])("the placeholder of %s is a small WebP that decodes", async (name) => {
  const { facts } = await encode(acceptedFile(name));
  const [head, body = ""] = facts.placeholder.split(",");
  expect(head).toBe("data:image/webp;base64");
  expect(facts.placeholder.length).toBeLessThanOrEqual(PLACEHOLDER_BYTES);
  const { width, height } = await sharp(Buffer.from(body, "base64")).metadata();
  expect(Math.max(width, height)).toBeLessThanOrEqual(16);
});
