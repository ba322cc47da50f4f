import type { PictureFacts, PictureVariant } from "./picture-facts.ts";

export interface PictureSource {
  type: string;
  media?: string;
  srcSet: string;
}

type Size = PictureVariant["size"];
type Format = PictureVariant["format"];

/** Screens wider than this many CSS pixels get the full size, so that a phone's page stays light. */
const PREVIEW_UP_TO_PX = 800;
const LARGE_SCREEN = `(min-width:${PREVIEW_UP_TO_PX + 1}px)`;
const REDUCED_MOTION = "(prefers-reduced-motion:reduce)";

/** Best first. */
const FORMATS: readonly Format[] = ["avif", "webp", "jpeg", "png"];
const STILL_FORMATS: readonly Format[] = ["avif", "jpeg", "png"];
const MOVING_FORMATS: readonly Format[] = ["webp"];

/**
 * The `<source>` elements of a picture, in the order a browser tries them: large screens before small,
 * best format first. An animated picture moves unless reduced motion is asked for.
 */
export function pictureSources(
  picture: PictureFacts,
  cdnBase = "",
): PictureSource[] {
  const groups: [Size, readonly Format[], string[]][] = picture.animated
    ? [
        ["full", STILL_FORMATS, [LARGE_SCREEN, REDUCED_MOTION]],
        ["preview", STILL_FORMATS, [REDUCED_MOTION]],
        ["full", MOVING_FORMATS, [LARGE_SCREEN]],
        ["preview", MOVING_FORMATS, []],
      ]
    : [
        ["full", FORMATS, [LARGE_SCREEN]],
        ["preview", FORMATS, []],
      ];
  const fallback = stillVariant(picture, "preview");
  return groups
    .filter(([size]) => size !== "full" || isLargerInFull(picture))
    .flatMap(([size, formats, media]) =>
      formats
        .map((format) => variantOf(picture, size, format))
        .filter((variant) => variant !== undefined)
        .filter((variant) => variant !== fallback || media.length > 0)
        .map((variant) => sourceOf(variant, media.join(" and "), cdnBase)),
    );
}

/** The still that every browser shows. Undefined only for a picture without variants. */
export function stillVariant(
  picture: PictureFacts,
  size: Size,
): PictureVariant | undefined {
  const everywhere =
    variantOf(picture, size, "jpeg") ?? variantOf(picture, size, "png");
  return (
    everywhere ??
    picture.variants.find((variant) => variant.size === size) ??
    picture.variants[0]
  );
}

function isLargerInFull(picture: PictureFacts): boolean {
  const width = (size: Size) => stillVariant(picture, size)?.width ?? 0;
  return width("full") > width("preview");
}

function variantOf(
  picture: PictureFacts,
  size: Size,
  format: Format,
): PictureVariant | undefined {
  return picture.variants.find(
    (variant) => variant.size === size && variant.format === format,
  );
}

function sourceOf(
  { format, url }: PictureVariant,
  media: string,
  cdnBase: string,
): PictureSource {
  return {
    type: `image/${format}`,
    ...(media && { media }),
    srcSet: cdnBase + url,
  };
}
