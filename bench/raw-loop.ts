import sharp, { type Sharp } from "sharp";
import type { SizePlan } from "#app/platform/images/decode-tasks.ts";
import { ENCODERS } from "#app/platform/images/encoders.server.ts";

/** Decodes once and stages the sizes, with nothing around it: no limits, no hashes, no process of its own. */
export async function encodeRaw(
  source: Buffer,
  sizes: readonly SizePlan[],
  write: (
    image: Sharp,
    size: string,
    format: SizePlan["formats"][number],
  ) => Promise<unknown>,
): Promise<void> {
  let image = sharp(source, { autoOrient: true });
  for (const { size, box, formats } of sizes) {
    const { data, info } = await image
      .resize({ ...box, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    image = sharp(data, { raw: { width, height, channels } });
    for (const format of formats) await write(image.clone(), size, format);
  }
}

/** Our encoders with sharp's own efforts. https://sharp.pixelplumbing.com/api-output */
export const DEFAULT_EFFORTS: typeof ENCODERS = {
  ...ENCODERS,
  webp: (image) => ENCODERS.webp(image).webp({ effort: 4 }),
  avif: (image) => ENCODERS.avif(image).avif({ effort: 4 }),
};
