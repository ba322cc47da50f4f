import type { UploaderMessages } from "../messages/uploader-catalogue.ts";
import { countCharacters } from "#app/memes/typed-text.ts";
import type { Card } from "./queue.ts";

/** Longer captions are set as reading text, not as a headline, as on the splash page. Characters. */
const HEADLINE_CHARACTERS = 140;

/** A picture beside its caption, as visitors will see them. */
export function CardPreview({
  card: { previewUrl, sides, words, file, phase },
  own,
}: {
  card: Card;
  own: UploaderMessages;
}) {
  const altText = words.decorative ? "" : words.altText || (file?.name ?? "");
  const isLong = countCharacters(words.caption) > HEADLINE_CHARACTERS;
  if (phase.name === "empty" || phase.name === "looking")
    return (
      <p className="as-seen">
        {phase.name === "empty" ? own.noPicture : own.looking}
      </p>
    );
  return (
    <figure className="as-seen">
      <p className="preview-label">{own.preview}</p>
      {previewUrl && <img src={previewUrl} alt={altText} {...sides} />}
      {words.caption && (
        <figcaption className={isLong ? "long" : undefined} dir="auto">
          {words.caption}
        </figcaption>
      )}
    </figure>
  );
}
