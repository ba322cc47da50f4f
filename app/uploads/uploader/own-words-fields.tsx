import { useState } from "react";
import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { fieldId, sharedId } from "./field-ids.ts";
import type { PictureWords, SharedWords } from "./picture-words.ts";
import { ownFaults } from "./own-words.ts";
import type { Card, CardFaults } from "./queue.ts";
import { ChoiceField, TextField } from "./word-fields.tsx";

interface TriadProps {
  idOf: (name: string) => string;
  about?: string;
  locale: Locale;
  words: SharedWords;
  faults: CardFaults;
  options: readonly (readonly [string, string])[];
  isRequired?: boolean;
  isFixed?: boolean;
  onType: (words: Partial<SharedWords>) => void;
}

/** Category, tags and source, of all pictures or of one. */
function Triad(props: TriadProps) {
  const { idOf, about, locale, words, faults, options, isFixed } = props;
  const { onType, isRequired } = props;
  const { fields, hints } = uploadMessagesFor(locale).screen;
  const messages = messagesFor(locale);
  const shared = (name: keyof SharedWords) => ({
    ...{ id: idOf(name), label: fields[name], about, messages, isFixed },
    ...{ value: words[name], fault: faults[name] },
    ...(name === "category" ? {} : { hint: hints[name] }),
  });
  return (
    <>
      <ChoiceField
        {...shared("category")}
        options={options}
        isOptional={!isRequired}
        onChoose={(category) => onType({ category })}
      />
      <TextField
        {...shared("tags")}
        isOptional
        onType={(tags) => onType({ tags })}
      />
      <TextField
        {...shared("source")}
        isOptional
        limit={WORD_LIMITS.sourceCharacters}
        onType={(source) => onType({ source })}
      />
    </>
  );
}

interface SharedWordsFieldsProps {
  locale: Locale;
  words: SharedWords;
  faults: CardFaults;
  categories: [string, string][];
  onType: (words: Partial<SharedWords>) => void;
}

/** What holds for all pictures. It looks as in the form without a script, whose place it takes. */
export function SharedWordsFields(props: SharedWordsFieldsProps) {
  const { screen } = uploadMessagesFor(props.locale);
  const options = [["", screen.chooseCategory] as const, ...props.categories];
  return (
    <fieldset className="picture-words">
      <legend>{screen.words.title}</legend>
      <p>{screen.words.lead}</p>
      <Triad {...props} idOf={sharedId} options={options} isRequired />
    </fieldset>
  );
}

interface OwnWordsFieldsProps {
  card: Card;
  about: string;
  locale: Locale;
  categories: [string, string][];
  isFixed: boolean;
  onType: (words: Partial<PictureWords>) => void;
}

/** What is different for one picture. Something wrong unfolds it; only the person folds it again. */
export function OwnWordsFields(props: OwnWordsFieldsProps) {
  const { card, about, locale, categories } = props;
  const { own } = uploaderMessagesFor(locale);
  const { category, tags, source } = card.words;
  const faults = ownFaults(card);
  const isFaulty = Object.keys(faults).length > 0;
  const [isOpen, setOpen] = useState(isFaulty);
  if (isFaulty && !isOpen) setOpen(true);
  return (
    <details
      className="another"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {own.title}
        <b className="unseen"> {about}</b>
      </summary>
      <div className="own-words">
        <p>{own.lead}</p>
        <Triad
          {...props}
          idOf={(name) => fieldId(card.id, name)}
          words={{ category, tags, source }}
          faults={faults}
          options={[["", own.asAbove], ...categories]}
        />
      </div>
    </details>
  );
}
