import type { PictureLimits } from "#app/platform/images/limits.ts";
import { Notice } from "#app/ui/form/notice.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import { describeLimits, MAX_REQUEST_MEGABYTES } from "../limits.ts";
import {
  uploadMessagesFor,
  type UploadMessages,
} from "../messages/catalogue.ts";
import { PicturesForm, refusedOf } from "./pictures-form.tsx";
import type { UploadReply } from "./upload-reply.server.ts";
import { UploaderScreen } from "../uploader/uploader-screen.tsx";
import { useUploader } from "../uploader/use-uploader.ts";

export interface UploadScreenProps {
  locale: Locale;
  limits: PictureLimits;
  canImport: boolean;
  /** Slugs and what they are called. */
  categories: [string, string][];
  /** One for each picture that the form has room for. */
  keys: string[];
  reply: UploadReply | undefined;
}

/**
 * A form for several pictures that needs no script, and what takes its place where there is one: words for all of them
 * once, then a picture with its own words, and more of these to unfold. What was refused comes back as it was typed, with a reason.
 */
export function UploadScreen(props: UploadScreenProps) {
  const { locale, limits, categories, reply, keys } = props;
  const own = uploadMessagesFor(locale);
  const { uploader, takeOver } = useUploader({
    speech: { locale, limits },
    refused: refusedOf(reply),
    room: keys.length,
  });
  const rules = <GroundRules {...props} />;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="column">
        <div className="headline">
          <h1>{own.screen.title}</h1>
          <p className="lead">{own.screen.lead}</p>
        </div>
        <Results reply={reply} own={own} />
        {uploader ? (
          <UploaderScreen
            {...{ uploader, locale, categories }}
            fault={reply?.fault ?? null}
          >
            {rules}
          </UploaderScreen>
        ) : (
          <>
            <section className="drop-zone">{rules}</section>
            <div ref={takeOver}>
              <PicturesForm {...props} />
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

/** The limits, first of all, and what becomes of what a file tells. */
function GroundRules({ locale, limits, keys, canImport }: UploadScreenProps) {
  const { screen } = uploadMessagesFor(locale);
  return (
    <div className="ground-rules">
      <p>
        {describeLimits(limits, locale)}{" "}
        <span className="without-script">
          {screen.several(keys.length, MAX_REQUEST_MEGABYTES)}
        </span>
      </p>
      <h2>{screen.privacy.title}</h2>
      <p>{screen.privacy.words}</p>
      {canImport && (
        <p>
          <a className="quiet" href="/upload/imports">
            {screen.fromAddress}
          </a>
        </p>
      )}
    </div>
  );
}

/** Instead of the form, while no pictures are taken. */
export function ClosedScreen({ locale }: { locale: Locale }) {
  const { screen } = uploadMessagesFor(locale);
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="column">
        <div className="headline">
          <h1>{screen.title}</h1>
          <p className="lead">{screen.closed}</p>
        </div>
      </div>
    </Page>
  );
}

function Results({
  reply,
  own: { screen },
}: {
  reply: UploadReply | undefined;
  own: UploadMessages;
}) {
  const told = (reply?.outcomes ?? []).filter(
    ({ done, fileName }) => done !== null || fileName !== null,
  );
  if (told.length === 0 || reply?.fault) return null;
  const isAllDone = told.every(({ done }) => done);
  return (
    <Notice kind={isAllDone ? "done" : "note"}>
      <h2>{screen.results}</h2>
      <ul className="outcomes">
        {told.map(({ fileName, done, message }, index) => (
          <li key={index}>
            <bdi>{fileName ?? screen.nameless}</bdi>:{" "}
            {done ? (
              <>
                {done.isNew ? screen.taken : screen.alreadyHere}{" "}
                <a href={`/submissions/${done.id}`}>
                  {screen.look}
                  <b className="unseen"> {fileName ?? screen.nameless}</b>
                </a>
              </>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
