import type { PictureFacts, PictureVariant } from "./picture-facts.ts";
import { pictureSources, stillVariant } from "./picture-sources.ts";

export interface MemePictureProps {
  picture: PictureFacts;
  altText: string;
  /** The words around it say it all: empty alt text. */
  decorative: boolean;
  /** Put before the variants' paths, without a slash at its end. */
  cdnBase?: string;
  /** The main thing on its page: fetched first. */
  priority?: boolean;
}

/**
 * A meme's picture: the best file for this screen, over a placeholder of a few pixels. Its place is kept by
 * width and height. An animated one brings a still for `.hold`, hidden until that box is ticked.
 */
export function MemePicture({
  picture,
  altText,
  decorative,
  cdnBase = "",
  priority,
}: MemePictureProps) {
  const full = stillVariant(picture, "full") ?? picture;
  const fallback = stillVariant(picture, "preview");
  const shared = {
    width: full.width,
    height: full.height,
    alt: decorative ? "" : altText,
  };
  // React 18 knows this attribute by no other spelling.
  const fetching = priority
    ? { fetchpriority: "high" }
    : { loading: "lazy" as const };
  return (
    <div className={`frame${picture.hasAlpha ? " clear" : ""}`}>
      <picture>
        {pictureSources(picture, cdnBase).map((source) => (
          <source key={source.srcSet + source.media} {...source} />
        ))}
        <img
          {...shared}
          src={addressOf(fallback, cdnBase)}
          decoding="async"
          {...fetching}
        />
      </picture>
      {/* After the picture, which should be the page's first; behind it by style. A transparent one would show it, and so may any frame. */}
      {!picture.hasAlpha && !picture.animated && (
        <img className="faint" src={picture.placeholder} alt="" aria-hidden />
      )}
      {picture.animated && (
        <img
          {...shared}
          className="still"
          src={addressOf(fallback, cdnBase)}
          loading="lazy"
        />
      )}
    </div>
  );
}

function addressOf(
  variant: PictureVariant | undefined,
  cdnBase: string,
): string | undefined {
  return variant && cdnBase + variant.url;
}
