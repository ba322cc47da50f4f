import type { PictureFormat } from "#app/platform/images/formats.ts";

type StillFormat = Exclude<PictureFormat, "gif">;

interface Variant {
  size: "thumbnail" | "preview" | "full";
  /** Pixels that the picture must fit into. It is never enlarged. */
  box: { width: number; height: number };
  /** Whether an animation moves in this size. Its WebP is the animation then, and every other format a still. */
  moves: boolean;
}

/** Every size of a picture, largest first: each is made of the one before. */
export const VARIANTS = [
  { size: "full", box: { width: 1600, height: 1600 }, moves: true },
  { size: "preview", box: { width: 800, height: 600 }, moves: true },
  { size: "thumbnail", box: { width: 300, height: 300 }, moves: false },
] as const satisfies readonly Variant[];

export type VariantSize = (typeof VARIANTS)[number]["size"];

/** The formats of each size, by when they are made. Where there is alpha, PNG takes the place of JPEG. */
const FORMATS = {
  /** Before an upload is acknowledged. */
  first: ["jpeg", "webp"],
  /** By a job afterwards: AVIF costs as much as all the rest. */
  later: ["avif"],
} as const satisfies Record<string, readonly StillFormat[]>;

/** The stills to make, largest first. */
export function planStills(
  when: keyof typeof FORMATS,
  { isAnimated }: { isAnimated: boolean },
) {
  return VARIANTS.map(({ size, box, moves }) => ({
    size,
    box,
    formats: FORMATS[when].filter(
      (format) => !(isAnimated && moves && format === "webp"),
    ),
  }));
}

/** The sizes in which an animation moves, largest first. */
export function planAnimations() {
  return VARIANTS.filter(({ moves }) => moves);
}
