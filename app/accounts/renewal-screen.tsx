import type { FormReply } from "#app/ui/form/check-form.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { renewalForm } from "./account-forms.ts";
import { FormScreen } from "./form-screen.tsx";
import { accountMessagesFor } from "./messages/catalogue.ts";
import { recoveryMessagesFor } from "./recovery/messages/catalogue.ts";

interface RenewalScreenProps {
  locale: Locale;
  /** The secret of the link that they came by. */
  token: string;
  reply: FormReply | undefined;
}

/** A new password for whoever came by a link. */
export function RenewalScreen({ locale, token, reply }: RenewalScreenProps) {
  const { renewal: words } = recoveryMessagesFor(locale);
  const messages = messagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "renewal", schema: renewalForm, reply },
  });
  return (
    <FormScreen messages={messages} title={words.title} lead={words.lead}>
      <Form
        form={form}
        messages={messages}
        labels={words.labels}
        action={`/password/renewal?token=${encodeURIComponent(token)}`}
      >
        <Field
          field={fields.password}
          type="password"
          hint={accountMessagesFor(locale).signUp.passwordHint}
          autoComplete="new-password"
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
    </FormScreen>
  );
}
