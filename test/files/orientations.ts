import type { Sharp } from "sharp";
import { start, type Drawing } from "./drawing.ts";

/**
 * What a camera held that way has stored of an upright scene: the turn that each EXIF orientation asks a viewer to undo.
 * CIPA DC-008 (Exif 2.32), 4.6.4, tag 0x0112.
 */
const STORED: readonly ((upright: Sharp) => Sharp)[] = [
  (upright) => upright,
  (upright) => upright.flop(),
  (upright) => upright.rotate(180),
  (upright) => upright.flip(),
  (upright) => upright.rotate(90).flop(),
  (upright) => upright.rotate(270),
  (upright) => upright.rotate(90).flip(),
  (upright) => upright.rotate(90),
];

/** The pixels that a file with this orientation, 1 .. 8, holds of an upright drawing. */
export async function storeTurned(
  upright: Drawing,
  orientation: number,
): Promise<Drawing> {
  const turn = STORED[orientation - 1] ?? ((image: Sharp) => image);
  const { data, info } = await turn(start(upright))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...upright, data, width: info.width, height: info.height };
}
