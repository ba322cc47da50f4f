import { Face } from "#app/ui/face.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import { recoveryMessagesFor } from "./messages/catalogue.ts";

/** The status of a page behind a link that was used, is too old, or never was one: there is one answer to all of them. */
export const LINK_OVER = 410;

const WAYS_ON = { renewal: "/password/reset", setup: "/login" } as const;

/** Says that a one-time link opens nothing any more, and where to get another. */
export function LinkOverScreen({
  door,
  locale,
}: {
  door: keyof typeof WAYS_ON;
  locale: Locale;
}) {
  const { title, words, way } = recoveryMessagesFor(locale)[door].over;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="poster firm">
        <Face mood="lost" />
        <div>
          <h1>{title}</h1>
          <p className="lead">{words}</p>
          <p className="acts">
            <a className="go" href={WAYS_ON[door]}>
              {way}
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
}
