import type { ReactNode } from "react";
import type { FormReply } from "#app/ui/form/check-form.ts";
import { Checkbox, Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { Notice } from "#app/ui/form/notice.tsx";
import { ActForm, SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import type { AccountDone } from "../account-notices.ts";
import { DoneNotice } from "../done-notice.tsx";
import { accountMessagesFor } from "../messages/catalogue.ts";
import { apiTokenForm, EXPIRY_NAMES } from "./api-token-form.ts";
import type { Scope } from "../permissions.ts";
import { tokenMessagesFor } from "./messages/catalogue.ts";

/** What the list tells of a token; times in ISO 8601. */
export interface ListedToken {
  id: string;
  name: string;
  hint: string;
  scopes: readonly Scope[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  isOver: boolean;
}

export interface TokensScreenProps {
  tokens: readonly ListedToken[];
  /** What a token of this person may be given. */
  offered: readonly Scope[];
  locale: Locale;
  timeZone: string;
  done: AccountDone | null;
  /** Just made: the only time that it is shown. */
  secret?: string | undefined;
  reply?: FormReply | undefined;
}

/** The named tokens of one person, and how to make another. */
export function TokensScreen({
  tokens,
  secret,
  done,
  ...about
}: TokensScreenProps) {
  const { locale } = about;
  const words = tokenMessagesFor(locale);
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="tokens">
        <h1>{words.title}</h1>
        <p className="lead">{words.words}</p>
        <DoneNotice done={done} messages={accountMessagesFor(locale)} />
        {secret && <NewSecret secret={secret} locale={locale} />}
        <section aria-labelledby="tokens">
          <h2 id="tokens">{words.listTitle}</h2>
          {tokens.length === 0 && <p>{words.none}</p>}
          <ul className="token-list">
            {tokens.map((token) => (
              <Token key={token.id} token={token} {...about} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="make-a-token">
          <h2 id="make-a-token">{words.create.title}</h2>
          <NewToken {...about} />
        </section>
        <p className="acts">
          <a className="go second" href="/account">
            {words.back}
          </a>
        </p>
      </div>
    </Page>
  );
}

function NewSecret({ secret, locale }: { secret: string; locale: Locale }) {
  const { created } = tokenMessagesFor(locale);
  return (
    <Notice kind="done">
      <h2>{created.title}</h2>
      <p>{created.words}</p>
      <label className="secret">
        <span className="unseen">{created.label}</span>
        <textarea readOnly rows={3} defaultValue={secret} autoComplete="off" />
      </label>
    </Notice>
  );
}

interface Told {
  locale: Locale;
  timeZone: string;
}

function Token({ token, ...told }: { token: ListedToken } & Told) {
  const words = tokenMessagesFor(told.locale);
  const { labels } = words.create;
  return (
    <li>
      <h3>
        <bdi>{token.name}</bdi> <code>…{token.hint}</code>
      </h3>
      <dl>
        <Fact term={words.facts.scopes}>
          {token.scopes.map((scope) => labels[scope]).join(", ")}
        </Fact>
        <Fact term={words.facts.made}>
          <Day time={token.createdAt} {...told} />
        </Fact>
        <Fact term={words.facts.used}>
          {token.lastUsedAt ? (
            <Day time={token.lastUsedAt} {...told} />
          ) : (
            words.neverUsed
          )}
        </Fact>
        <Fact term={words.facts.expires}>
          {token.expiresAt ? (
            <Day time={token.expiresAt} {...told} />
          ) : (
            words.neverExpires
          )}
          {token.isOver && <strong> ({words.expired})</strong>}
        </Fact>
      </dl>
      <details>
        <summary>
          {words.revoke.ask}
          <b className="unseen"> {token.name}</b>
        </summary>
        <p>{words.revoke.words}</p>
        <ActForm
          action={`/account/tokens/${token.id}/revocation`}
          about={token.name}
        >
          {words.revoke.button}
        </ActForm>
      </details>
    </li>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Day({ time, locale, timeZone }: { time: string } & Told) {
  const words = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeZone,
  });
  return <time dateTime={time}>{words.format(new Date(time))}</time>;
}

type NewTokenProps = Pick<TokensScreenProps, "offered" | "locale" | "reply">;

function NewToken({ offered, locale, reply }: NewTokenProps) {
  const { create } = tokenMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "token", schema: apiTokenForm, reply },
    defaults: { expires: "90" },
  });
  const expiries = EXPIRY_NAMES.map(
    (name) => [name, create.expiries[name]] as const,
  );
  return (
    <Form
      form={form}
      messages={messagesFor(locale)}
      labels={create.labels}
      action="/account/tokens"
    >
      <Field field={fields.name} hint={create.nameHint} autoComplete="off" />
      <fieldset className="field">
        <legend>{create.scopesTitle}</legend>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            field={fields[scope]}
            hint={create.scopeHints[scope]}
          />
        ))}
      </fieldset>
      <Field field={fields.expires} options={expiries} />
      <SubmitButton>{create.button}</SubmitButton>
    </Form>
  );
}
