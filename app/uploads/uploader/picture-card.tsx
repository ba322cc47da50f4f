import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { adviseAltText, adviseCaption } from "./advice.ts";
import { CardActs, type CardActsProps } from "./card-acts.tsx";
import { CardPreview } from "./card-preview.tsx";
import { CardProgress } from "./card-progress.tsx";
import { fieldId } from "./field-ids.ts";
import { OwnWordsFields } from "./own-words-fields.tsx";
import { isTyped, type PictureWords } from "./picture-words.ts";
import { TextField } from "./word-fields.tsx";

export interface PictureCardProps extends Omit<CardActsProps, "about"> {
  /** As it is counted on the page, from 1. */
  number: number;
  locale: Locale;
  categories: [string, string][];
  onType: (words: Partial<PictureWords>) => void;
}

/** One picture: how it will be seen, its words, where it is on its way, and what can be done. */
export function PictureCard(props: PictureCardProps) {
  const { card, number, locale } = props;
  const own = uploaderMessagesFor(locale);
  const about = uploadMessagesFor(locale).screen.picture(number);
  const { file, message, phase } = card;
  const isBare = phase.name === "empty" && card.faults.file !== undefined;
  const isOver = phase.name === "done" && phase.otherWordsOf === null;
  const hasFields = !(isBare && !isTyped(card.words)) && !isOver;
  return (
    <li className="card" aria-labelledby={fieldId(card.id, "title")}>
      <h3 id={fieldId(card.id, "title")} tabIndex={-1}>
        {about} {file && <bdi className="file-name">{file.name}</bdi>}
      </h3>
      {!isBare && <CardPreview card={card} own={own} />}
      <div className="card-words">
        {card.faults.file && (
          <p className="fault" id={fieldId(card.id, "file-fault")}>
            {card.faults.file}
          </p>
        )}
        <Traces card={card} locale={locale} />
        {hasFields && <CardFields {...props} about={about} />}
        {message && <p className="fault">{message}</p>}
        <CardProgress phase={phase} locale={locale} about={about} />
        <CardActs {...props} about={about} />
      </div>
    </li>
  );
}

function Traces({ card, locale }: Pick<PictureCardProps, "card" | "locale">) {
  const own = uploaderMessagesFor(locale);
  if (card.traces.length === 0 || card.phase.name === "done") return null;
  const list = new Intl.ListFormat(locale === "en" ? "en-GB" : locale);
  const names = card.traces.map((trace) => own.traces[trace]);
  return <p className="traces">{own.carries(list.format(names))}</p>;
}

/** The words of a picture. While they are on their way, and once it is here, they stand still. */
function CardFields(props: PictureCardProps & { about: string }) {
  const { card, locale, about, onType } = props;
  const { fields, hints } = uploadMessagesFor(locale).screen;
  const { advice } = uploaderMessagesFor(locale);
  const messages = messagesFor(locale);
  const isFixed = ["sending", "done"].includes(card.phase.name);
  const captionAdvice = adviseCaption(card.words);
  const altAdvice = adviseAltText(card.words);
  const shared = (name: "caption" | "altText") => ({
    ...{ id: fieldId(card.id, name), label: fields[name], about, messages },
    ...{ value: card.words[name], fault: card.faults[name], isFixed, rows: 2 },
    onType: (text: string) => onType({ [name]: text }),
  });
  return (
    <>
      <TextField
        {...shared("caption")}
        hint={captionAdvice ? advice[captionAdvice] : hints.caption}
        limit={WORD_LIMITS.captionCharacters}
        isOptional
      />
      <TextField
        {...shared("altText")}
        hint={altAdvice ? advice[altAdvice] : hints.altText}
        limit={WORD_LIMITS.altTextCharacters}
        isOptional={card.words.decorative}
      />
      <div className="field">
        <label className="tick">
          <input
            type="checkbox"
            id={fieldId(card.id, "decorative")}
            checked={card.words.decorative}
            disabled={isFixed}
            onChange={({ target }) => onType({ decorative: target.checked })}
          />
          <span>
            {fields.decorative}
            <b className="unseen"> {about}</b>
          </span>
        </label>
      </div>
      <OwnWordsFields {...props} isFixed={isFixed} />
    </>
  );
}
