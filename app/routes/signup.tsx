import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NAME_MAX, signUpForm } from "#app/accounts/account-forms.ts";
import { FormScreen } from "#app/accounts/form-screen.tsx";
import { HiddenNext } from "#app/accounts/hidden-next.tsx";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { ownPath } from "#app/accounts/own-path.ts";
import { signUp } from "#app/accounts/sign-up.server.ts";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).signUp.title,
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  if (context.actor) throw redirect(next, 303);
  return { locale: context.locale, next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await checkSent(context, signUpForm, request);
  if (!form.ok) return data(form.reply, 400);
  const signedUp = await signUp(context, form.value);
  if (!signedUp.ok) return data(...tooOften(context, form, signedUp.verdict));
  const next = encodeURIComponent(ownPath(form.value.next));
  return redirect(`/login?done=signed-up&next=${next}`, 303);
}

export default function SignUp() {
  const { locale, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const messages = messagesFor(locale);
  const { signUp: words } = accountMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "sign-up", schema: signUpForm, reply },
    defaults: { next },
  });
  // A refused form stands at an address without it.
  const onto = encodeURIComponent(ownPath(fields.next.initialValue));
  return (
    <FormScreen messages={messages} title={words.title} lead={words.lead}>
      <Form
        form={form}
        messages={messages}
        labels={words.labels}
        action="/signup"
      >
        <HiddenNext field={fields.next} />
        <Field
          field={fields.name}
          hint={words.nameHint}
          limit={NAME_MAX}
          autoComplete="name"
        />
        <Field
          field={fields.email}
          type="email"
          hint={words.emailHint}
          autoComplete="username"
        />
        <Field
          field={fields.password}
          type="password"
          hint={words.passwordHint}
          autoComplete="new-password"
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
      <ul className="ways-on">
        <li>
          <a href={`/login?next=${onto}`}>{words.haveOne}</a>
        </li>
      </ul>
    </FormScreen>
  );
}
