import {
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { fieldId, FORM_ID, sharedId } from "./field-ids.ts";
import { FileButton } from "./file-button.tsx";
import { SharedWordsFields } from "./own-words-fields.tsx";
import type { Uploader } from "./open-uploader.ts";
import { PictureCard } from "./picture-card.tsx";
import { isAtRisk, type Queue } from "./queue.ts";
import { sharedFaults, summarise } from "./summary.ts";
import { Tally } from "./tally.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";
import { usePageFiles } from "./use-page-files.ts";

interface UploaderScreenProps {
  uploader: Uploader;
  locale: Locale;
  categories: [string, string][];
  /** Why all that was sent before the script was there was refused. */
  fault: string | null;
  /** What may be sent, and what is removed from it. */
  children: ReactNode;
}

/** The upload form once its script is there: a place for files, what holds for all of them, and a card for each. */
export function UploaderScreen(props: UploaderScreenProps) {
  const { uploader, locale, categories, fault, children } = props;
  const queue = useSyncExternalStore(uploader.subscribe, uploader.queue);
  const { said, add, remove } = useAnnouncedChanges(uploader, locale);
  // Each press that was not let through shows what is wrong anew, and takes the focus there.
  const [presses, setPresses] = useState(fault || hasFaults(queue) ? 1 : 0);
  // Until something is sent again.
  const [told, setTold] = useState(fault);
  const send = (id?: number) => {
    setTold(null);
    const isSent = uploader.send(id);
    if (!isSent) setPresses((before) => before + 1);
    return isSent;
  };
  const summary = summarise(queue, locale, told);
  // All is mended: what is refused later says so in its place, and takes the focus from nobody who types.
  if (presses > 0 && Object.keys(summary.faults).length === 0) setPresses(0);
  const statusRef = useKeptFocus(uploader);
  useLeaveWarning(isAtRisk(queue));
  useReconnection(uploader);
  return (
    <>
      <DropZone {...{ locale, said, add }}>{children}</DropZone>
      <form
        className="form uploader"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {presses > 0 && (
          <ErrorSummary
            key={presses}
            form={{ id: FORM_ID, allErrors: summary.faults }}
            messages={messagesFor(locale)}
            labels={summary.labels}
          />
        )}
        <SharedWordsFields
          {...{ locale, categories, words: queue.shared }}
          faults={sharedFaults(queue)}
          onType={uploader.typeShared}
        />
        <ol className="cards" aria-label={uploaderMessagesFor(locale).cards}>
          {queue.cards.map((card, index) => (
            <PictureCard
              key={card.id}
              {...{ card, locale, categories, number: index + 1 }}
              onType={(words) => uploader.type(card.id, words)}
              onReplace={(file) => {
                uploader.replace(card.id, file);
                focusSoon(fieldId(card.id, "title"));
              }}
              onAct={(act) => {
                const result = { ...uploader, send, remove }[act](card.id);
                // The pressed button goes away; a summary of faults takes the focus by itself, as removing does.
                const isElsewhere = act === "remove" || result === false;
                if (!isElsewhere) focusSoon(fieldId(card.id, "title"));
              }}
            />
          ))}
        </ol>
        <Tally {...{ queue, locale, statusRef }} />
      </form>
    </>
  );
}

interface DropZoneProps {
  locale: Locale;
  /** What has happened last, in words. */
  said: string;
  add: (files: File[]) => void;
  children: ReactNode;
}

function DropZone({ locale, said, add, children }: DropZoneProps) {
  const own = uploaderMessagesFor(locale);
  const isOver = usePageFiles(add);
  return (
    <section className={isOver ? "drop-zone over" : "drop-zone"}>
      {children}
      <div className="chooser">
        <FileButton
          id={sharedId("files")}
          words={own.choose}
          multiple
          onFiles={add}
        />
        <p>{isOver ? own.letGo : own.ways}</p>
      </div>
      <p className="said" role="status">
        {said}
      </p>
    </section>
  );
}

/** Adds and removes, says so, and leads the focus to what comes next. */
function useAnnouncedChanges(uploader: Uploader, locale: Locale) {
  const own = uploaderMessagesFor(locale);
  const [said, setSaid] = useState("");
  // The same words again are a change too: with a space that nobody sees.
  const say = useCallback(
    (words: string) =>
      setSaid((before) => (before === words ? `${words}\u00a0` : words)),
    [],
  );
  const add = useCallback(
    (files: File[]) => {
      const first = uploader.queue().nextId;
      void uploader.add(files).then((twice) => {
        const added = files.length - twice.length;
        const words = [
          added > 0 && own.added(added),
          twice.length > 0 && own.twice(twice.join(", ")),
        ];
        say(words.filter(Boolean).join(" "));
        if (added > 0 && !isTyping()) focusSoon(fieldId(first, "title"));
      });
    },
    [uploader, own, say],
  );
  const remove = (id: number) => {
    const { cards } = uploader.queue();
    const index = cards.findIndex((card) => card.id === id);
    const next = cards[index + 1] ?? cards[index - 1];
    uploader.remove(id);
    say(own.removed);
    focusSoon(next ? fieldId(next.id, "title") : sharedId("files"));
  };
  return { said, add, remove };
}

function isTyping(): boolean {
  const focused = document.activeElement;
  return focused?.matches("textarea, select, input:not([type=file])") ?? false;
}

/** Once the change is on the page. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

function useReconnection(uploader: Uploader): void {
  useEffect(() => {
    window.addEventListener("online", uploader.reconnect);
    return () => window.removeEventListener("online", uploader.reconnect);
  }, [uploader]);
}

function hasFaults({ cards }: Queue): boolean {
  return cards.some(({ faults }) => Object.keys(faults).length > 0);
}
