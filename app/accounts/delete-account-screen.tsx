import type { FormReply } from "#app/ui/form/check-form.ts";
import { Checkbox, Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { deleteAccountForm, PUBLISHED_MEMES } from "./delete-account-form.ts";
import { FormScreen } from "./form-screen.tsx";
import { accountMessagesFor } from "./messages/catalogue.ts";

interface DeleteAccountScreenProps {
  locale: Locale;
  /** Whether there is a password that has to be told first. */
  asksPresent: boolean;
  reply: FormReply | undefined;
}

/** What happens when an account is deleted, what may be chosen, and the button. */
export function DeleteAccountScreen({
  locale,
  asksPresent,
  reply,
}: DeleteAccountScreenProps) {
  const { deletion: words } = accountMessagesFor(locale);
  const messages = messagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "deletion", schema: deleteAccountForm, reply },
    defaults: { published: "stay" },
  });
  return (
    <FormScreen messages={messages} title={words.title} lead={words.lead}>
      <ul>
        {words.happens.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form
        form={form}
        messages={messages}
        labels={words.labels}
        action="/account/deletion"
      >
        <Field
          field={fields.published}
          required
          options={PUBLISHED_MEMES.map((each) => [each, words.published[each]])}
        />
        {asksPresent && (
          <Field
            field={fields.presentPassword}
            required
            type="password"
            autoComplete="current-password"
          />
        )}
        <Checkbox field={fields.sure} />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
      <p>
        <a href="/account">{words.back}</a>
      </p>
    </FormScreen>
  );
}
