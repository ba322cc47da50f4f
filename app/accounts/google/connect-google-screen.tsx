import type { FormReply } from "#app/ui/form/check-form.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { FormScreen } from "../form-screen.tsx";
import { accountMessagesFor } from "../messages/catalogue.ts";
import {
  CONNECT_GOOGLE_PATH,
  connectGoogleForm,
} from "./connect-google-form.ts";
import { googleMessagesFor } from "./messages/catalogue.ts";

interface ConnectGoogleScreenProps {
  locale: Locale;
  /** Whether there is a password that has to be told first. */
  asksPresent: boolean;
  reply: FormReply | undefined;
}

/** Asks who sits there before Google may open the account. */
export function ConnectGoogleScreen({
  locale,
  asksPresent,
  reply,
}: ConnectGoogleScreenProps) {
  const messages = messagesFor(locale);
  const { connecting, button } = googleMessagesFor(locale);
  const { labels } = accountMessagesFor(locale).deletion;
  const { form, fields } = useScreenForm({
    ...{ id: "connect-google", schema: connectGoogleForm, reply },
  });
  return (
    <FormScreen
      messages={messages}
      title={connecting.title}
      lead={connecting.lead}
    >
      <Form
        form={form}
        messages={messages}
        labels={labels}
        action={CONNECT_GOOGLE_PATH}
      >
        {asksPresent && (
          <Field
            field={fields.presentPassword}
            required
            type="password"
            autoComplete="current-password"
          />
        )}
        <SubmitButton>{button.connect}</SubmitButton>
      </Form>
      <p>
        <a href="/account">{accountMessagesFor(locale).deletion.back}</a>
      </p>
    </FormScreen>
  );
}
