import {
  PLACEHOLDER_BYTES,
  SAMPLE_SIDE_PX,
  type PictureFacts,
} from "./decode-tasks.ts";
import { fitInside, fromPixels, type Pixels } from "./pixels.server.ts";

/** What a picture looks like in a few bytes: a placeholder for the page and a sample for fingerprints. */
export async function describePixels(
  pixels: Pixels,
): Promise<Pick<PictureFacts, "hasAlpha" | "placeholder" | "sample">> {
  const sample = await fromPixels(pixels)
    .resize(SAMPLE_SIDE_PX, SAMPLE_SIDE_PX, { fit: "fill" })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return {
    hasAlpha: pixels.channels === 4,
    placeholder: await makePlaceholder(pixels),
    sample: sample.toString("base64"),
  };
}

/** Tried in turn until one fits; the last always does. */
const PLACEHOLDER_SIDES_PX = [16, 12, 8, 4] as const;

async function makePlaceholder(pixels: Pixels): Promise<string> {
  let uri = "";
  for (const side of PLACEHOLDER_SIDES_PX) {
    const tiny = fitInside(fromPixels(pixels), { width: side, height: side });
    const bytes = await tiny
      .webp({ quality: 30, alphaQuality: 30, effort: 4 })
      .toBuffer();
    uri = `data:image/webp;base64,${bytes.toString("base64")}`;
    if (uri.length <= PLACEHOLDER_BYTES) break;
  }
  return uri;
}
