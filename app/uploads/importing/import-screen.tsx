import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import { Checkbox, Field, type FieldFacts } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { Notice } from "#app/ui/form/notice.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import type { ImportReply } from "./import-reply.server.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { importMessagesFor } from "../messages/imports-catalogue.ts";

const FORM_ID = "import";
const REQUIRED = ["url", "category", "altText"];

export interface ImportScreenProps {
  locale: Locale;
  isOpen: boolean;
  /** Slugs and what they are called. */
  categories: [string, string][];
  idempotencyKey: string;
  reply: ImportReply | undefined;
}

/** A form for the address of one picture and its words. What was refused comes back as it was typed, with a reason. */
export function ImportScreen(props: ImportScreenProps) {
  const { locale, isOpen, reply } = props;
  const own = importMessagesFor(locale);
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="column">
        <div className="headline">
          <h1>{own.title}</h1>
          <p className="lead">{isOpen ? own.lead : own.closed}</p>
        </div>
        <Done reply={reply} locale={locale} />
        {isOpen && <AddressForm {...props} />}
        <ul className="ways-on">
          <li>
            <a href="/upload">{own.upload}</a>
          </li>
        </ul>
      </div>
    </Page>
  );
}

function Done({ reply, locale }: Pick<ImportScreenProps, "reply" | "locale">) {
  if (!reply?.done) return null;
  const { screen } = uploadMessagesFor(locale);
  const { id, isNew } = reply.done;
  return (
    <Notice kind="done">
      <p>
        {isNew ? screen.taken : screen.alreadyHere}{" "}
        <a href={`/submissions/${id}`}>{screen.look}</a>
      </p>
    </Notice>
  );
}

function AddressForm({
  locale,
  categories,
  idempotencyKey,
  reply,
}: ImportScreenProps) {
  const own = importMessagesFor(locale);
  const { screen } = uploadMessagesFor(locale);
  const { fields, hints } = screen;
  const field = (name: string) => fieldFacts(name, reply);
  return (
    <Form
      form={{ id: FORM_ID, allErrors: faultsOf(reply) }}
      messages={messagesFor(locale)}
      labels={{ ...fields, url: own.url }}
      action="/upload/imports"
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field field={field("url")} type="url" hint={own.urlHint} />
      <Field
        field={field("category")}
        options={[["", screen.chooseCategory], ...categories]}
      />
      <Field
        field={field("caption")}
        hint={hints.caption}
        rows={2}
        limit={WORD_LIMITS.captionCharacters}
      />
      <Field
        field={field("altText")}
        hint={hints.altText}
        rows={2}
        limit={WORD_LIMITS.altTextCharacters}
      />
      <Checkbox field={field("decorative")} />
      <Field field={field("tags")} hint={hints.tags} />
      <Field
        field={field("source")}
        hint={hints.source}
        limit={WORD_LIMITS.sourceCharacters}
      />
      <SubmitButton>{own.send}</SubmitButton>
    </Form>
  );
}

function fieldFacts(name: string, reply: ImportReply | undefined): FieldFacts {
  const id = `${FORM_ID}-${name}`;
  const fault = reply?.fieldWords[name];
  const typed: Readonly<Record<string, string>> = reply?.typed ?? {};
  return {
    ...{ id, name, required: REQUIRED.includes(name) },
    ...{ errorId: `${id}-error`, descriptionId: `${id}-description` },
    errors: fault === undefined ? undefined : [fault],
    initialValue: typed[name],
  };
}

function faultsOf(reply: ImportReply | undefined): Record<string, string[]> {
  if (!reply?.message) return {};
  const told = Object.entries(reply.fieldWords);
  if (told.length === 0) return { "": [reply.message] };
  return Object.fromEntries(told.map(([name, words]) => [name, [words]]));
}
