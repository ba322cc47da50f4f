import type { AnimationMade, AnimationTask } from "./decode-tasks.ts";
import { encodeToFile } from "./encoded-files.server.ts";
import { loadSource } from "./loaders.server.ts";
import { fitInside } from "./pixels.server.ts";

/**
 * Makes one animated WebP of all frames, with the delays and the loop count of the source. The frames stream through
 * the decoder: nobody holds them all as pixels. Throws as `encodeStills` does.
 */
export async function encodeAnimation({
  source,
  size,
  box,
  directory,
  limits,
}: AnimationTask): Promise<AnimationMade> {
  const { decode } = await loadSource(source, limits);
  const frames = fitInside(
    decode({ animated: true }).toColourspace("srgb"),
    box,
  );
  return {
    file: await encodeToFile(frames, { size, format: "webp", directory }),
  };
}
