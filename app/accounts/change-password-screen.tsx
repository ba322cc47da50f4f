import type { FormReply } from "#app/ui/form/check-form.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { changePasswordForm } from "./account-forms.ts";
import { FormScreen } from "./form-screen.tsx";
import { accountMessagesFor } from "./messages/catalogue.ts";

interface ChangePasswordScreenProps {
  locale: Locale;
  /** Whether there is a password that has to be told first. */
  asksPresent: boolean;
  reply: FormReply | undefined;
}

/** A new password for somebody who is signed in. */
export function ChangePasswordScreen({
  locale,
  asksPresent,
  reply,
}: ChangePasswordScreenProps) {
  const messages = messagesFor(locale);
  const { password: words, signUp } = accountMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "password", schema: changePasswordForm, reply },
  });
  return (
    <FormScreen messages={messages} title={words.title} lead={words.lead}>
      <Form
        form={form}
        messages={messages}
        labels={words.labels}
        action="/password"
      >
        {asksPresent && (
          <Field
            field={fields.presentPassword}
            required
            type="password"
            autoComplete="current-password"
          />
        )}
        <Field
          field={fields.password}
          type="password"
          hint={signUp.passwordHint}
          autoComplete="new-password"
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </FormScreen>
  );
}
