/** One encoded file of a picture. Pixels; `url` is a path such as `/media/…`, or absolute. */
export interface PictureVariant {
  size: "thumbnail" | "preview" | "full";
  format: "avif" | "webp" | "jpeg" | "png" | "gif";
  width: number;
  height: number;
  url: string;
}

/** What a page needs to know to show a picture without shifting, flashing or fetching too much. */
export interface PictureFacts {
  /** Pixels of the original, upright. */
  width: number;
  height: number;
  hasAlpha: boolean;
  /** A data URI of a few pixels. */
  placeholder: string;
  /** #rrggbb */
  dominantColour: string;
  /** The WebP of `preview` and `full` moves, every other variant is a still. */
  animated: boolean;
  variants: readonly PictureVariant[];
}

/** A meme as a page shows it, in one language. */
export interface ShownMeme {
  caption: string;
  altText: string;
  /** The caption says it all: the picture gets an empty alt text. */
  decorative: boolean;
  /** The language of the words, when it is not the page's. */
  lang?: string;
  picture: PictureFacts;
  category: { label: string; icon: string; colour: string };
}

/** Width by height up to which a picture has each shape, in order; beyond the last it is `wide`. */
const SHAPES_UP_TO_RATIO = { tall: 0.85, compact: 1.15, even: 1.95 } as const;

/** Narrower pictures would be lost in a wide column. */
const COMPACT_BELOW_PX = 560;

export type PictureShape = keyof typeof SHAPES_UP_TO_RATIO | "wide";

/**
 * How a picture stands on a page: `tall` is led by its height, `compact` gets a column as wide as itself,
 * `even` fills one beside the words, `wide` has the words below.
 */
export function pictureShape({ width, height }: PictureFacts): PictureShape {
  const shapes = Object.keys(
    SHAPES_UP_TO_RATIO,
  ) as (keyof typeof SHAPES_UP_TO_RATIO)[];
  const shape =
    shapes.find((name) => width / height <= SHAPES_UP_TO_RATIO[name]) ?? "wide";
  return width < COMPACT_BELOW_PX && shape !== "tall" ? "compact" : shape;
}
