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
import { tokenOf } from "#app/accounts/recovery/one-time-links.server.ts";
import { recoveryMessagesFor } from "#app/accounts/recovery/messages/catalogue.ts";
import { isSetupOpen, setUp } from "#app/accounts/recovery/setup.server.ts";
import { SetupScreen } from "#app/accounts/recovery/setup-screen.tsx";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale, loaded) => {
    const words = recoveryMessagesFor(locale).setup;
    const isOver =
      (loaded as { isOpen?: boolean } | undefined)?.isOpen === false;
    return isOver ? words.over.title : words.title;
  },
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = tokenOf(request);
  const isOpen = await isSetupOpen(context, token);
  const { locale } = context;
  return data({ locale, token, isOpen }, isOpen ? 200 : LINK_OVER);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { locale, actor } = context;
  const form = await checkSent(context, setupForm, request);
  if (!form.ok) return data(form.reply, 400);
  const typed = { token: tokenOf(request), ...form.value };
  const browser = { headers: request.headers, actor };
  const made = await setUp(context, typed, browser);
  if (made.ok)
    return redirect("/account", {
      status: 303,
      headers: settingCookies(made.cookies),
    });
  if (made.rejection === "rate_limited")
    return data(...tooOften(context, form, made.verdict));
  if (made.rejection === "link_over") return data(undefined, LINK_OVER);
  const fields = { email: recoveryMessagesFor(locale).setup.taken };
  return data(form.refuse({ fields }), 409);
}

export default function Setup() {
  const { locale, token, isOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!isOpen) return <LinkOverScreen door="setup" locale={locale} />;
  return <SetupScreen {...{ locale, token, reply }} />;
}
