interface OwnPictureProps {
  /** Pixels. Null: there is none to be shown. */
  picture: { url: string; width: number; height: number } | null;
  /** Empty where the words beside it say it all. */
  altText: string;
  /** In the place of a picture that is not shown. */
  nothing: string;
  size: "small" | "large";
  /** The language of `altText`. */
  lang?: string;
}

/** A picture as its contributor sees it, or its empty place. */
export function OwnPicture({
  picture,
  altText,
  nothing,
  size,
  lang,
}: OwnPictureProps) {
  const place = `own-picture ${size}`;
  if (!picture)
    return (
      <div className={`${place} empty`}>
        <span>{nothing}</span>
      </div>
    );
  const { url, width, height } = picture;
  return (
    <div className={place}>
      <img
        {...{ src: url, width, height, alt: altText }}
        {...(altText && lang ? { lang } : {})}
        loading={size === "small" ? "lazy" : "eager"}
        decoding="async"
      />
    </div>
  );
}
