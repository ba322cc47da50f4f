import type { Locale } from "#app/ui/messages/catalogue.ts";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { Face } from "#app/ui/face.tsx";
import { Page } from "#app/ui/page.tsx";
import { CONNECT_GOOGLE_PATH } from "./connect-google-form.ts";
import { GoogleButton } from "./google-button.tsx";
import { googleMessagesFor } from "./messages/catalogue.ts";
import type { GooglePurpose, GoogleRefusal } from "./google-refusals.ts";

/** For the moment before the browser follows to Google, and for one that does not. */
export function OnTheWayToGoogle({
  url,
  locale,
}: {
  url: string;
  locale: Locale;
}) {
  const { title, words, link } = googleMessagesFor(locale).onTheWay;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="poster">
        <Face mood="hurried" />
        <div>
          <h1>{title}</h1>
          <p className="lead">{words}</p>
          <p className="acts">
            <a className="go" href={url}>
              {link}
            </a>
          </p>
        </div>
      </div>
    </Page>
  );
}

export interface GoogleRefusedProps {
  refusal: GoogleRefusal;
  purpose: GooglePurpose;
  next: string;
  locale: Locale;
}

/** Why nobody was signed in or connected, with the ways on. Nothing that came from outside is repeated. */
export function GoogleRefusedScreen({
  refusal,
  purpose,
  next,
  locale,
}: GoogleRefusedProps) {
  const { title, words, back } = googleMessagesFor(locale).refused;
  const backUrl =
    purpose === "connect"
      ? "/account"
      : `/login?next=${encodeURIComponent(next)}`;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="poster firm">
        <Face mood="firm" />
        <div>
          <h1>{title[purpose]}</h1>
          <p className="lead">{words[refusal]}</p>
          <div className="acts">
            <a className="go" href={backUrl}>
              {back[purpose]}
            </a>
            {purpose === "connect" ? (
              <a className="go second" href={CONNECT_GOOGLE_PATH}>
                {googleMessagesFor(locale).button.connect}
              </a>
            ) : (
              <GoogleButton {...{ next, locale }} />
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}
