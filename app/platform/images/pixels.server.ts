import sharp, { type Sharp } from "sharp";

/** Decoded sRGB pixels, 8 bits a channel, upright; 3 channels, or 4 where something is transparent. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
}

export interface Box {
  width: number;
  height: number;
}

/** Shrinks what is larger than the box, in proportion; never enlarges. */
export function fitInside(image: Sharp, { width, height }: Box): Sharp {
  return image.resize(width, height, {
    fit: "inside",
    withoutEnlargement: true,
  });
}

/** Runs a pipeline to its pixels. Any colour space, profile and depth becomes 8-bit sRGB here; an opaque alpha channel goes. */
export async function readPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, width: info.width, height: info.height };
  if (info.channels === 3) return { ...pixels, channels: 3 };
  if (hasTransparentPixel(data)) return { ...pixels, channels: 4 };
  return readPixels(fromPixels({ ...pixels, channels: 4 }).removeAlpha());
}

/** Starts a pipeline from pixels: no decoder is involved any more. */
export function fromPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

function hasTransparentPixel(rgba: Buffer): boolean {
  for (let alpha = 3; alpha < rgba.length; alpha += 4)
    if (rgba[alpha] !== 255) return true;
  return false;
}
