import { place, type Point, type Svg } from "../drawing.ts";
import type { Mood } from "./faces.ts";

/** Where an animal stands and how it feels. x,y is the middle of its feet. */
export type Standing = {
  x: number;
  y: number;
  scale?: number;
  /** Mirrored, to look the other way. */
  flip?: boolean;
  mood: Mood;
  /** Where the pupils go, -1 to 1 each way. */
  gaze?: Point;
  colour?: string;
  turn?: number;
};

/** Puts an animal drawn around 0,0 in its place. */
export function stand(
  { x, y, scale = 1, flip = false, turn = 0 }: Standing,
  ...parts: readonly Svg[]
): Svg {
  return place({ x, y, scale, scaleX: flip ? -scale : scale, turn }, ...parts);
}

export const gazeOf = ({ gaze }: Standing): { gaze?: Point } =>
  gaze ? { gaze } : {};
