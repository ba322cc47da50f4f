import type { FormReply } from "#app/ui/form/check-form.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { Notice } from "#app/ui/form/notice.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { resetForm } from "../account-forms.ts";
import { FormScreen } from "../form-screen.tsx";
import { recoveryMessagesFor } from "./messages/catalogue.ts";

interface ResetScreenProps {
  locale: Locale;
  /** A link was just asked for. */
  asked: boolean;
  /** Whether this site sends mail. */
  mail: boolean;
  reply: FormReply | undefined;
}

/** For somebody who has forgotten their password: who they are, or what to do where no mail is sent. */
export function ResetScreen({ locale, asked, mail, reply }: ResetScreenProps) {
  const { reset } = recoveryMessagesFor(locale);
  const messages = messagesFor(locale);
  if (!mail)
    return (
      <FormScreen messages={messages} title={reset.title}>
        <Notice kind="note">{reset.noMail}</Notice>
        <WayBack words={reset.back} />
      </FormScreen>
    );
  if (asked)
    return (
      <FormScreen messages={messages} title={reset.asked.title}>
        <Notice kind="done">{reset.asked.words}</Notice>
        <p>{reset.asked.hint}</p>
        <WayBack words={reset.back} />
      </FormScreen>
    );
  return (
    <FormScreen messages={messages} title={reset.title} lead={reset.lead}>
      <AskForm {...{ locale, reply }} />
      <WayBack words={reset.back} />
    </FormScreen>
  );
}

function AskForm({
  locale,
  reply,
}: Pick<ResetScreenProps, "locale" | "reply">) {
  const { reset } = recoveryMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "reset", schema: resetForm, reply },
  });
  return (
    <Form
      form={form}
      messages={messagesFor(locale)}
      labels={reset.labels}
      action="/password/reset"
    >
      <Field field={fields.email} type="email" autoComplete="username" />
      <SubmitButton>{reset.submit}</SubmitButton>
    </Form>
  );
}

function WayBack({ words }: { words: string }) {
  return (
    <p>
      <a href="/login">{words}</a>
    </p>
  );
}
