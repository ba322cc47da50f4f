import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { renewalForm } from "#app/accounts/account-forms.ts";
import {
  LINK_OVER,
  LinkOverScreen,
} from "#app/accounts/recovery/link-over-screen.tsx";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { tokenOf } from "#app/accounts/recovery/one-time-links.server.ts";
import {
  findRenewal,
  renewPassword,
} from "#app/accounts/recovery/recover-password.server.ts";
import { recoveryMessagesFor } from "#app/accounts/recovery/messages/catalogue.ts";
import { RenewalScreen } from "#app/accounts/renewal-screen.tsx";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale, loaded) => {
    const words = recoveryMessagesFor(locale).renewal;
    const isOver =
      (loaded as { isOpen?: boolean } | undefined)?.isOpen === false;
    return isOver ? words.over.title : words.title;
  },
};

/** Looking at the page uses nothing up: some mail programs open links ahead of people. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = tokenOf(request);
  const isOpen = (await findRenewal(context, token)) !== null;
  const { locale } = context;
  return data({ locale, token, isOpen }, isOpen ? 200 : LINK_OVER);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { faults } = accountMessagesFor(context.locale);
  const form = await checkSent(context, renewalForm, request);
  if (!form.ok) return data(form.reply, 400);
  const { headers } = request;
  const typed = { token: tokenOf(request), ...form.value };
  const { actor } = context;
  const renewed = await renewPassword(context, typed, { headers, actor });
  if (renewed.ok)
    return redirect("/account?done=password", {
      status: 303,
      headers: settingCookies(renewed.cookies),
    });
  if (renewed.rejection === "rate_limited")
    return data(...tooOften(context, form, renewed.verdict));
  if (renewed.rejection === "link_over") return data(undefined, LINK_OVER);
  const fields = { password: faults[renewed.rejection] };
  return data(form.refuse({ fields }), 400);
}

export default function Renewal() {
  const { locale, token, isOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!isOpen) return <LinkOverScreen door="renewal" locale={locale} />;
  return <RenewalScreen {...{ locale, token, reply }} />;
}
