import { readFile } from "node:fs/promises";
import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";
import { withNeededChunks } from "./png-chunks.server.ts";
import { DECODE_LIMIT_SECONDS, type Source } from "./decode-tasks.ts";
import {
  brokenLimit,
  type PictureExtent,
  type PictureLimits,
} from "./limits.ts";
import type { PictureFormat } from "./formats.ts";
import type { PictureFault } from "./faults.ts";

/** The only decoders a picture may meet, whatever its bytes look like. libvips would pick from a dozen more. */
const ALLOWED_LOADERS = [
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadWebpBuffer",
  "VipsForeignLoadNsgifBuffer",
  "VipsForeignLoadHeifBuffer",
];

/** What sharp calls the formats it has read. */
const SHARP_NAMES: Readonly<Record<PictureFormat, string>> = {
  jpeg: "jpeg",
  png: "png",
  webp: "webp",
  gif: "gif",
  avif: "heif",
};

/**
 * Prepares this process for pictures of strangers; to be called once, before the first picture.
 * One thread a picture and no cache: the pool's size is the concurrency, and no picture is seen twice.
 */
export function restrictDecoders(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ALLOWED_LOADERS });
  sharp.concurrency(1);
  sharp.cache(false);
}

/** A picture that broke a rule after its header had passed. Thrown inside the child only. */
export class FaultyPicture extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault, note: string) {
    super(note);
    this.fault = fault;
  }
}

/** A source in memory, its extent by the decoder's own reading, and a way to start a decode of it. */
export interface LoadedSource {
  bytes: Buffer;
  /** Upright; of an animation as it is stored. */
  extent: PictureExtent;
  decode(options?: Pick<SharpOptions, "animated">): Sharp;
}

/**
 * Reads a source into memory (the allow-listed loaders take buffers) and checks once more, with the decoder's own
 * reading of the header, that it is what was judged: the same format, within the same limits.
 * Throws {@link FaultyPicture}.
 */
export async function loadSource(
  { path, format }: Source,
  limits: PictureLimits,
): Promise<LoadedSource> {
  const bytes = await readFile(path);
  const picture = format === "png" ? withNeededChunks(bytes) : bytes;
  const start = (options: SharpOptions = {}) =>
    sharp(picture, {
      ...options,
      // failOn stays at its default, "warning": a truncated picture is refused, never half grey.
      limitInputPixels: limits.pixelsInAllFrames,
    }).timeout({ seconds: DECODE_LIMIT_SECONDS - 1 });
  const metadata = await start().metadata();
  const extent = extentOf(metadata, format);
  const fault = brokenLimit(extent, limits);
  if (fault) throw new FaultyPicture(fault, `reads ${JSON.stringify(extent)}`);
  const autoOrient = !isAnimated(extent);
  const decode = (options: SharpOptions = {}) => {
    const image = start({ ...options, autoOrient });
    return isDeepWithProfile(metadata) ? fromDisplayP3(image) : image;
  };
  return { bytes, extent, decode };
}

function extentOf(metadata: Metadata, format: PictureFormat): PictureExtent {
  if (metadata.format !== SHARP_NAMES[format]) {
    throw new FaultyPicture(
      "unreadable_image",
      `reads ${metadata.format}, not ${format}`,
    );
  }
  // An AVIF's pages are other pictures in the same file, such as a thumbnail.
  const frames = format === "avif" ? 1 : (metadata.pages ?? 1);
  const { width, height, autoOrient } = metadata;
  return isAnimated({ frames })
    ? { width, height, frames }
    : { ...autoOrient, frames };
}

/** Browsers show an animation as it is stored, whatever its EXIF says, and libvips would turn all frames as one roll. */
function isAnimated({ frames }: Pick<PictureExtent, "frames">): boolean {
  return frames > 1;
}

function isDeepWithProfile({ space, hasProfile }: Metadata): boolean {
  return space === "rgb16" && hasProfile;
}

/** sharp works on 16-bit pictures with a profile in Display P3, and takes that for sRGB in the end unless it is told. */
function fromDisplayP3(image: Sharp): Sharp {
  return image.withIccProfile("srgb", { attach: false });
}
