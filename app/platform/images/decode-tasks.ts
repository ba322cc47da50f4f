import type { PictureFormat } from "./formats.ts";
import type { PictureFault } from "./faults.ts";
import type { PictureExtent, PictureLimits } from "./limits.ts";

/** One size to make: a name for it, the box in pixels it must fit without being enlarged, and its formats. */
export interface SizePlan<Size extends string = string> {
  size: Size;
  box: { width: number; height: number };
  /** `jpeg` becomes `png` where the picture has transparent pixels. */
  formats: readonly Exclude<PictureFormat, "gif">[];
}

/** What to decode. Paths, not bytes: pixels never travel between processes. */
export interface Source {
  path: string;
  format: PictureFormat;
}

interface Task {
  source: Source;
  /** An existing folder that the encoded files go to. */
  directory: string;
  limits: PictureLimits;
}

/** Stills of the first frame. The sizes stand largest first, at least one: each is made of the one before. */
export interface StillsTask extends Task {
  kind: "stills";
  sizes: readonly SizePlan[];
}

/** One animated WebP of all frames. */
export interface AnimationTask extends Task, Pick<SizePlan, "size" | "box"> {
  kind: "animation";
}

export type DecodeTask = StillsTask | AnimationTask;

/** One encoded file on disk. Sizes of equal pixels share a path. */
export interface EncodedFile<Size extends string = string> {
  size: Size;
  format: PictureFormat;
  path: string;
  bytes: number;
  width: number;
  height: number;
  frames: number;
  /** Hex SHA-256 of the file. */
  sha256: string;
}

/** What decoding tells about the picture itself. */
export interface PictureFacts extends PictureExtent {
  /** Hex SHA-256 of the source file. */
  sha256: string;
  /** Whether a visitor can look through any pixel; an alpha channel that is opaque everywhere does not count. */
  hasAlpha: boolean;
  /** A data URI of a few pixels, at most {@link PLACEHOLDER_BYTES}. */
  placeholder: string;
  /** SAMPLE_SIDE_PX x SAMPLE_SIDE_PX RGBA pixels in base64, squeezed out of proportion, for fingerprints. */
  sample: string;
}

export interface StillsMade<Size extends string = string> {
  files: EncodedFile<Size>[];
  facts: PictureFacts;
}

export interface AnimationMade<Size extends string = string> {
  file: EncodedFile<Size>;
}

/** How a task ended. The note is for the log: a library's own words never reach a person. */
export type DecodeAnswer =
  | { kind: "made"; made: StillsMade | AnimationMade }
  | { kind: "failed"; fault: PictureFault; note: string };

/** What a child says: once that it is ready, then one answer a task. */
export type DecodeMessage = { kind: "ready" } | DecodeAnswer;

/** A decode that takes longer is given up, and its child with it. */
export const DECODE_LIMIT_SECONDS = 10;

/** A placeholder is repeated in every page that shows the picture. */
export const PLACEHOLDER_BYTES = 200;

/** Pixels of each side of {@link PictureFacts.sample}. */
export const SAMPLE_SIDE_PX = 32;
