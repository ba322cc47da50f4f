import type { Svg } from "./drawing.ts";

/** One picture: its size in pixels and what is drawn; more than one frame makes it move. */
export type Scene = {
  width: number;
  height: number;
  frames: readonly Svg[];
  /** How long each frame stays, in milliseconds. */
  frameMs?: number;
};
