import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setupForm } from "#app/accounts/account-forms.ts";
import {
  LINK_OVER,
  LinkOverScreen,
} from "#app/accounts/recovery/link-over-screen.tsx";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { tokenOf } from "#app/accounts/recovery/one-time-links.server.ts";
import { recoveryMessagesFor } from "#app/accounts/recovery/messages/catalogue.ts";
import { isSetupOpen, setUp } from "#app/accounts/recovery/setup.server.ts";
import { SetupScreen } from "#app/accounts/recovery/setup-screen.tsx";
import {
  privateScreen,
  settingCookies,
  tooManyHeaders,
} from "#app/platform/private-screen.ts";
import { readForm } from "#app/platform/read-form.ts";
import { checkForm } from "#app/ui/form/check-form.ts";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => recoveryMessagesFor(locale).setup.title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const isOpen = await isSetupOpen(context, tokenOf(request));
  const { locale } = context;
  return data({ locale, isOpen }, isOpen ? 200 : LINK_OVER);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { locale } = context;
  const { faults, tooMany } = accountMessagesFor(locale);
  const form = checkForm(setupForm, await readForm(request), {
    messages: messagesFor(locale),
    words: faults,
  });
  if (!form.ok) return data(form.reply, 400);
  const typed = { token: tokenOf(request), ...form.value };
  const made = await setUp(context, typed, request.headers);
  if (made.ok)
    return redirect("/account", {
      status: 303,
      headers: settingCookies(made.cookies),
    });
  if (made.rejection === "rate_limited") {
    const words = tooMany(made.verdict.retryAfterSeconds);
    const headers = tooManyHeaders(made.verdict);
    return data(form.refuse({ form: words }), { status: 429, headers });
  }
  if (made.rejection === "link_over") return data(undefined, LINK_OVER);
  const fields = { email: recoveryMessagesFor(locale).setup.taken };
  return data(form.refuse({ fields }), 409);
}

export default function Setup() {
  const { locale, isOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!isOpen) return <LinkOverScreen door="setup" locale={locale} />;
  return <SetupScreen {...{ locale, reply }} />;
}
