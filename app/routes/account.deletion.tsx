import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword } from "#app/accounts/change-password.server.ts";
import { deleteAccount } from "#app/accounts/delete-account.server.ts";
import { deleteAccountForm } from "#app/accounts/delete-account-form.ts";
import { DeleteAccountScreen } from "#app/accounts/delete-account-screen.tsx";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).deletion.title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePerson(context, request);
  const asksPresent = await hasPassword(context, actor);
  return { locale: context.locale, asksPresent };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request);
  const own = accountMessagesFor(context.locale);
  const form = await checkSent(context, deleteAccountForm, request);
  if (!form.ok) return data(form.reply, 400);
  const { presentPassword: present = "", published } = form.value;
  const { headers } = request;
  const plan = { present, published, headers };
  const deleted = await deleteAccount(context, actor, plan);
  if (deleted.ok)
    return redirect("/login?done=deleted", {
      status: 303,
      headers: settingCookies([deleted.cookie]),
    });
  if (deleted.rejection === "rate_limited")
    return data(...tooOften(context, form, deleted.verdict));
  if (deleted.rejection === "wrong") {
    const fields = { presentPassword: own.password.wrong };
    return data(form.refuse({ fields }), 403);
  }
  return deleted.rejection === "stale"
    ? data(form.refuse({ form: own.deletion.stale }), 403)
    : data(form.refuse({ form: own.deletion.lastAdmin }), 409);
}

export default function DeleteAccount() {
  const reply = useActionData<typeof action>();
  return (
    <DeleteAccountScreen {...useLoaderData<typeof loader>()} reply={reply} />
  );
}
