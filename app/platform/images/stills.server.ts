import type {
  EncodedFile,
  SizePlan,
  StillsMade,
  StillsTask,
} from "./decode-tasks.ts";
import { describePixels } from "./description.server.ts";
import { encodeToFile, sha256Of } from "./encoded-files.server.ts";
import { loadSource } from "./loaders.server.ts";
import {
  fitInside,
  fromPixels,
  readPixels,
  type Pixels,
} from "./pixels.server.ts";

/**
 * Makes the stills of a picture, of the first frame where there are several, with one decode: the largest size from the
 * source (a JPEG is shrunk while it is decoded), every other size from the one before.
 * Throws FaultyPicture, the decoder's errors, and the disk's.
 */
export async function encodeStills({
  source,
  sizes,
  directory,
  limits,
}: StillsTask): Promise<StillsMade> {
  const [largest] = sizes;
  if (!largest) throw new RangeError("a task needs a size");
  const { bytes, extent, decode } = await loadSource(source, limits);
  const files: EncodedFile[] = [];
  let pixels = await readPixels(fitInside(decode(), largest.box));
  const hasAlpha = pixels.channels === 4;
  for (const plan of sizes) {
    const fits =
      pixels.width <= plan.box.width && pixels.height <= plan.box.height;
    if (!fits)
      pixels = await readPixels(fitInside(fromPixels(pixels), plan.box));
    for (const format of formatsOf(plan, pixels)) {
      const twin = files.find(
        (file) => file.format === format && isSameExtent(file, pixels),
      );
      const name = { size: plan.size, format, directory };
      files.push(
        twin
          ? { ...twin, size: plan.size }
          : await encodeToFile(fromPixels(pixels), name),
      );
    }
  }
  const description = await describePixels(pixels);
  return {
    files,
    facts: { ...extent, ...description, hasAlpha, sha256: sha256Of(bytes) },
  };
}

/** JPEG has no transparency, so PNG takes its place. */
function formatsOf(
  { formats }: SizePlan,
  { channels }: Pixels,
): SizePlan["formats"] {
  return formats.map((format) =>
    format === "jpeg" && channels === 4 ? "png" : format,
  );
}

function isSameExtent(file: EncodedFile, { width, height }: Pixels): boolean {
  return file.width === width && file.height === height;
}
