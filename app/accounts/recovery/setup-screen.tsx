import type { FormReply } from "#app/ui/form/check-form.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { NAME_MAX, setupForm } from "../account-forms.ts";
import { FormScreen } from "../form-screen.tsx";
import { accountMessagesFor } from "../messages/catalogue.ts";
import { recoveryMessagesFor } from "./messages/catalogue.ts";

interface SetupScreenProps {
  locale: Locale;
  /** The secret of the link that they came by. */
  token: string;
  reply: FormReply | undefined;
}

/** The account of the first admin, for whoever came by the link in the log. */
export function SetupScreen({ locale, token, reply }: SetupScreenProps) {
  const { setup: words } = recoveryMessagesFor(locale);
  const { signUp } = accountMessagesFor(locale);
  const messages = messagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "setup", schema: setupForm, reply },
  });
  return (
    <FormScreen messages={messages} title={words.title} lead={words.lead}>
      <Form
        form={form}
        messages={messages}
        labels={signUp.labels}
        action={`/setup?token=${encodeURIComponent(token)}`}
      >
        <Field
          field={fields.name}
          hint={signUp.nameHint}
          limit={NAME_MAX}
          autoComplete="name"
        />
        <Field
          field={fields.email}
          type="email"
          hint={signUp.emailHint}
          autoComplete="username"
        />
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
