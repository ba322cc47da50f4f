import { HoldBox } from "#app/memes/hold-box.tsx";

interface OwnPictureProps {
  /** Pixels. Null: there is none to be shown. */
  picture: OwnPictureFile | null;
  /** Empty where the words beside it say it all. */
  altText: string;
  /** In the place of a picture that is not shown. */
  nothing: string;
  size: "small" | "large";
  /** The language of `altText`. */
  lang?: string;
  /** What the box is called that stops a picture that moves. */
  hold?: string;
}

interface OwnPictureFile {
  url: string;
  width: number;
  height: number;
  /** Of a picture that moves. */
  stillUrl?: string | null;
}

/** A picture as its contributor sees it, or its empty place. What moves can be stopped, and stands where motion is not wanted. */
export function OwnPicture(props: OwnPictureProps) {
  const { picture, altText, nothing, size, lang, hold = "" } = props;
  const place = `own-picture ${size}`;
  if (!picture)
    return (
      <div className={`${place} empty`}>
        <span>{nothing}</span>
      </div>
    );
  const { url, stillUrl, width, height } = picture;
  const shared = {
    ...{ width, height, alt: altText },
    ...(altText && lang ? { lang } : {}),
  };
  return (
    <div className={place}>
      <picture>
        {stillUrl && (
          <source srcSet={stillUrl} media="(prefers-reduced-motion:reduce)" />
        )}
        <img
          {...{ ...shared, src: url }}
          loading={size === "small" ? "lazy" : "eager"}
          decoding="async"
        />
      </picture>
      {stillUrl && (
        <>
          <img {...shared} className="still" src={stillUrl} loading="lazy" />
          <HoldBox label={hold} />
        </>
      )}
    </div>
  );
}
