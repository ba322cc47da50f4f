import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NAME_MAX, profileForm } from "#app/accounts/account-forms.ts";
import { FormScreen } from "#app/accounts/form-screen.tsx";
import { requirePerson, signInFirst } from "#app/accounts/guards.server.ts";
import { LANGUAGE_NAMES } from "#app/accounts/language-names.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { saveProfile } from "#app/accounts/profile.server.ts";
import { checkSent } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import { rememberWhereabouts } from "#app/splash/whereabouts.server.ts";
import { Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { LOCALES, messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).profile.title,
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const { name, locale, timeZone } = requirePerson(context, request);
  const known = Intl.supportedValuesOf("timeZone");
  // Some names have others for the same zone, which the list leaves out.
  const timeZones = new Set(timeZone ? [...known, timeZone] : known);
  return {
    locale: context.locale,
    person: { name, locale, timeZone: timeZone ?? "" },
    timeZones: [...timeZones].sort(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request);
  const form = await checkSent(context, profileForm, request);
  if (!form.ok) return data(form.reply, 400);
  const { id, credentialId: sessionId } = actor;
  if (!(await saveProfile(context, { id, sessionId }, form.value)))
    throw signInFirst(request);
  const { locale: language, timeZone = null } = form.value;
  const cookie = rememberWhereabouts(context, request, { language, timeZone });
  return redirect("/account?done=profile", {
    status: 303,
    headers: settingCookies([cookie]),
  });
}

export default function Profile() {
  const { locale, person, timeZones } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const messages = messagesFor(locale);
  const { profile: words } = accountMessagesFor(locale);
  const { form, fields } = useScreenForm({
    ...{ id: "profile", schema: profileForm, reply },
    defaults: person,
  });
  return (
    <FormScreen messages={messages} title={words.title}>
      <Form
        form={form}
        messages={messages}
        labels={words.labels}
        action="/account/profile"
      >
        <Field
          field={fields.name}
          hint={words.nameHint}
          limit={NAME_MAX}
          autoComplete="name"
        />
        <Field
          field={fields.locale}
          options={LOCALES.map((each) => [each, LANGUAGE_NAMES[each], each])}
          autoComplete="language"
        />
        <Field
          field={fields.timeZone}
          options={[
            ["", words.browserTimeZone],
            ...timeZones.map((zone) => [zone, zoneWords(zone)] as const),
          ]}
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </Form>
      <p>
        <a href="/account">{words.back}</a>
      </p>
    </FormScreen>
  );
}

/** "Europe / Paris", as people say it. */
function zoneWords(zone: string): string {
  return zone.replaceAll("/", " / ").replaceAll("_", " ");
}
