import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInForm } from "#app/accounts/account-forms.ts";
import { readDone } from "#app/accounts/account-notices.ts";
import { DoneNotice } from "#app/accounts/done-notice.tsx";
import { FormScreen } from "#app/accounts/form-screen.tsx";
import { GoogleButton } from "#app/accounts/google/google-button.tsx";
import { HiddenNext } from "#app/accounts/hidden-next.tsx";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { ownPath } from "#app/accounts/own-path.ts";
import { signIn } from "#app/accounts/sign-in.server.ts";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).signIn.title,
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  if (context.actor) throw redirect(next, 303);
  const { locale, features } = context;
  const done = readDone(request);
  return { locale, next, done, google: features.google !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { locale, actor } = context;
  const own = accountMessagesFor(locale);
  const form = await checkSent(context, signInForm, request);
  if (!form.ok) return data(form.reply, 400);
  const browser = { headers: request.headers, actor };
  const signed = await signIn(context, form.value, browser);
  if (signed.ok)
    return redirect(ownPath(form.value.next), {
      status: 303,
      headers: settingCookies(signed.cookies),
    });
  if (signed.rejection === "wrong")
    return data(form.refuse({ form: own.signIn.wrong }), 401);
  return data(...tooOften(context, form, signed.verdict));
}

export default function SignIn() {
  const { locale, next, done, google } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const messages = messagesFor(locale);
  const own = accountMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "sign-in", schema: signInForm, reply },
    defaults: { next },
  });
  // A refused form stands at an address without it.
  const onto = ownPath(fields.next.initialValue);
  const onward = `?next=${encodeURIComponent(onto)}`;
  return (
    <FormScreen messages={messages} title={own.signIn.title}>
      {!reply && <DoneNotice done={done} messages={own} />}
      <Form
        form={form}
        messages={messages}
        labels={own.signIn.labels}
        action="/login"
      >
        <HiddenNext field={fields.next} />
        <Field field={fields.email} type="email" autoComplete="username" />
        <Field
          field={fields.password}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton>{own.signIn.submit}</SubmitButton>
      </Form>
      {google && <GoogleButton locale={locale} next={onto} />}
      <ul className="ways-on">
        <li>
          <a href={`/signup${onward}`}>{own.signIn.newHere}</a>
        </li>
        <li>
          <a href="/password">{own.signIn.forgot}</a>
        </li>
      </ul>
    </FormScreen>
  );
}
