import { ActForm } from "#app/ui/form/submit-button.tsx";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { CONNECT_GOOGLE_PATH } from "./connect-google-form.ts";
import { googleMessagesFor } from "./messages/catalogue.ts";
import { accountMessagesFor } from "../messages/catalogue.ts";

interface GoogleWayProps {
  /** By what this person can sign in. */
  waysIn: { password: boolean; google: boolean };
  /** Whether one can sign in by Google here. */
  isOffered: boolean;
  locale: Locale;
}

/** Connects Google to an account, or takes it off one that a password opens too. */
export function GoogleWay({ waysIn, isOffered, locale }: GoogleWayProps) {
  const { places } = accountMessagesFor(locale).account;
  if (!waysIn.google)
    return isOffered ? (
      <p>
        <a className="go second" href={CONNECT_GOOGLE_PATH}>
          {googleMessagesFor(locale).button.connect}
        </a>
      </p>
    ) : null;
  if (!waysIn.password) return <p>{places.googleAlone}</p>;
  return (
    <ActForm action="/account/google/disconnection" second>
      {places.googleOff}
    </ActForm>
  );
}
