import type { Locale } from "#app/ui/messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { fieldId } from "./field-ids.ts";
import { FileButton } from "./file-button.tsx";
import type { Card, Phase } from "./queue.ts";

type Act = "send" | "retry" | "cancel" | "replace" | "remove";

/** What can be done with a card in each phase. */
const ACTS_IN: Readonly<Record<Phase["name"], readonly Act[]>> = {
  empty: ["replace", "remove"],
  looking: ["remove"],
  ready: ["send", "replace", "remove"],
  queued: ["cancel"],
  sending: ["cancel"],
  paused: ["retry", "cancel", "remove"],
  done: [],
};

export interface CardActsProps {
  card: Card;
  /** Which picture it is, in words. */
  about: string;
  locale: Locale;
  onReplace: (file: File) => void;
  onAct: (act: Exclude<Act, "replace">) => void;
}

/** The buttons of a card. Each says which picture it is about to those who do not see what it stands beside. */
export function CardActs(props: CardActsProps) {
  const { card, about, onAct } = props;
  const own = uploaderMessagesFor(props.locale);
  const acts = ACTS_IN[card.phase.name];
  if (acts.length === 0) return null;
  return (
    <div className="card-acts">
      {acts.map((act) =>
        act === "replace" ? (
          <ReplaceButton key={act} {...props} />
        ) : (
          <button key={act} type="button" onClick={() => onAct(act)}>
            {own[act]}
            <b className="unseen"> {about}</b>
          </button>
        ),
      )}
    </div>
  );
}

function ReplaceButton({ card, about, locale, onReplace }: CardActsProps) {
  const own = uploaderMessagesFor(locale);
  const { file } = card.faults;
  return (
    <FileButton
      id={fieldId(card.id, "file")}
      words={card.file ? own.chooseOther : own.chooseOne}
      about={about}
      isSecond
      isInvalid={file !== undefined}
      describedBy={file && fieldId(card.id, "file-fault")}
      onFiles={([chosen]) => chosen && onReplace(chosen)}
    />
  );
}
