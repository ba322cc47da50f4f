import { ActForm } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import type { AccountDone } from "./account-notices.ts";
import { sayDevice } from "./device-words.ts";
import { DoneNotice } from "./done-notice.tsx";
import { FormScreen } from "./form-screen.tsx";
import { GoogleWay } from "./google/google-way.tsx";
import { LANGUAGE_NAMES } from "./language-names.ts";
import {
  accountMessagesFor,
  type AccountMessages,
} from "./messages/catalogue.ts";
import {
  ProgramList,
  type ShownProgram,
  type Spoken,
} from "./program-list.tsx";

interface ShownSession {
  id: string;
  device: string;
  /** ISO 8601. */
  begun: string;
  lastSeen: string;
  isThis: boolean;
}

export interface AccountScreenProps {
  person: {
    name: string;
    email: string;
    locale: string;
    timeZone: string | null;
  };
  sessions: readonly ShownSession[];
  locale: Locale;
  /** In which times are told. */
  timeZone: string;
  programs: readonly ShownProgram[];
  /** By what this person can sign in. */
  waysIn: { password: boolean; google: boolean };
  /** Whether one can sign in by Google here. */
  google: boolean;
  done: AccountDone | null;
}

/** What else belongs to an account: each place has a screen of its own. */
const PLACES = {
  password: "/password",
  tokens: "/account/tokens",
} as const satisfies Partial<
  Record<keyof AccountMessages["account"]["places"], string>
>;

/** Everything about somebody's own account, and the ways to change it. */
export function AccountScreen({
  person,
  sessions,
  programs,
  waysIn,
  locale,
  timeZone,
  google,
  done,
}: AccountScreenProps) {
  const messages = accountMessagesFor(locale);
  const { account: words, profile } = messages;
  const { name, email } = person;
  const language = LANGUAGE_NAMES[person.locale as Locale] ?? person.locale;
  const zone = person.timeZone ?? profile.browserTimeZone;
  const facts = { name, email, locale: language, timeZone: zone };
  const format = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: "medium", timeStyle: "short", timeZone },
  });
  const spoken: Spoken = (moment) => format.format(new Date(moment));
  return (
    <FormScreen messages={messagesFor(locale)} title={words.title}>
      <DoneNotice done={done} messages={messages} />
      <section className="part">
        <dl className="facts">
          {(["name", "email", "locale", "timeZone"] as const).map((fact) => (
            <div key={fact}>
              <dt>{words.facts[fact]}</dt>
              <dd>
                <bdi>{facts[fact]}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href="/account/profile">{words.edit}</a>
        </p>
      </section>
      <section className="part">
        <h2>{words.places.title}</h2>
        <ul className="ways-on">
          {(["password", "tokens"] as const).map((place) => (
            <li key={place}>
              <a href={PLACES[place]}>{words.places[place]}</a>
            </li>
          ))}
        </ul>
        <GoogleWay {...{ waysIn, locale }} isOffered={google} />
      </section>
      <SessionList {...{ sessions, locale, timeZone, spoken }} />
      <ProgramList {...{ programs, locale, spoken }} />
      <section className="part">
        <h2>{words.data.title}</h2>
        <ul className="ways-on">
          <li>
            <a href="/account/export">{words.data.export}</a>
          </li>
          <li>
            <a href="/account/deletion">{words.data.delete}</a>
          </li>
        </ul>
      </section>
    </FormScreen>
  );
}

function SessionList({
  sessions,
  locale,
  timeZone,
  spoken,
}: Pick<AccountScreenProps, "sessions" | "locale" | "timeZone"> & {
  spoken: Spoken;
}) {
  const { sessions: words } = accountMessagesFor(locale).account;
  return (
    <section className="part" aria-labelledby="sessions">
      <h2 id="sessions">{words.title}</h2>
      <p>
        {words.lead} {words.timeZone(timeZone)}
      </p>
      <ul className="rows">
        {sessions.map(({ id, device, begun, lastSeen, isThis }) => (
          <li key={id}>
            <div>
              <strong>{sayDevice(device, words.device)}</strong>
              {isThis && <em> ({words.thisOne})</em>}
              <p>{words.times(spoken(begun), spoken(lastSeen))}</p>
            </div>
            {!isThis && (
              <ActForm
                action={`/account/sessions/${id}/revocation`}
                about={`${sayDevice(device, words.device)}. ${words.times(spoken(begun), spoken(lastSeen))}`}
                second
              >
                {words.endOne}
              </ActForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActForm action="/account/sessions/revocation" second>
          {words.endOthers}
        </ActForm>
      )}
    </section>
  );
}
