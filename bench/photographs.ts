import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { jpegSegment, withJpegSegments } from "#test/files/bytes/jpeg.ts";
import { drawPhoto, start } from "#test/files/drawing.ts";
import { phonePhoto } from "#test/files/giants.ts";
import type { Goal } from "./figure.ts";
import { inFolder } from "./folder.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** Judged is the first; the second is noise in all its octaves, the worst there is for an encoder. */
export const PHOTOGRAPHS = ["a photographed drawing", "noise"] as const;

/** Our goal is for what people send: of the others a number is only told. */
export function goalFor(
  picture: (typeof PHOTOGRAPHS)[number],
  goal: Goal,
): Goal {
  return picture === PHOTOGRAPHS[0] ? goal : { informative: true };
}

/** Lends a folder with {@link PHOTOGRAPHS}, JPEG files of 12 megapixels. */
export function withPhotographs<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const [drawing, noise] = PHOTOGRAPHS;
  return inFolder(async (folder) => {
    await writeFile(join(folder, drawing), await photographDrawing());
    await writeFile(join(folder, noise), await phonePhoto());
    return work(folder);
  });
}

/** One of the seeded memes in uneven light: hard edges, soft shades, a little grain. */
export async function photographDrawing(): Promise<Buffer> {
  const size = { width: 4000, height: 3000 };
  const seed = "scripts/seed-pictures/pictures/the-sofa-had-plans.jpg";
  const drawing = sharp(join(ROOT, seed)).resize({ ...size, fit: "cover" });
  const light = start(await drawPhoto(1000, 750, { grain: 4 }));
  const input = await light
    .resize({ ...size, kernel: "cubic" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return drawing
    .composite([{ input, blend: "soft-light" }])
    .jpeg({ quality: 94 })
    .toBuffer();
}

const COMMENT = 0xfe;

/** The same photograph as often as it is asked for, each time a file of other bytes: a comment counts them. */
export function openPrints(photograph: Buffer): () => Buffer {
  let count = 0;
  return () => {
    const comment = Buffer.from(`print ${++count}`);
    return withJpegSegments(photograph, jpegSegment(COMMENT, comment));
  };
}
