import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePasswordForm } from "#app/accounts/account-forms.ts";
import {
  changePassword,
  hasPassword,
} from "#app/accounts/change-password.server.ts";
import { ChangePasswordScreen } from "#app/accounts/change-password-screen.tsx";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { isOwnPassword } from "#app/accounts/password-rules.ts";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen, settingCookies } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).password.title,
};

/** Somebody who is not signed in has forgotten theirs. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, locale } = context;
  if (actor?.via !== "session") throw redirect("/password/reset", 303);
  return { locale, asksPresent: await hasPassword(context, actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request);
  const own = accountMessagesFor(context.locale);
  const form = await checkSent(context, changePasswordForm, request);
  if (!form.ok) return data(form.reply, 400);
  const { presentPassword: present = "", password } = form.value;
  if (isOwnPassword(password, actor))
    return data(
      form.refuse({ fields: { password: own.faults.too_common } }),
      400,
    );
  const { headers } = request;
  const typed = { present, password, headers };
  const changed = await changePassword(context, actor, typed);
  if (changed.ok)
    return redirect("/account?done=password", {
      status: 303,
      headers: settingCookies(changed.cookies),
    });
  if (changed.rejection === "rate_limited")
    return data(...tooOften(context, form, changed.verdict));
  if (changed.rejection === "stale")
    return data(form.refuse({ form: own.password.stale }), 403);
  const fields = { presentPassword: own.password.wrong };
  return data(form.refuse({ fields }), 403);
}

export default function Password() {
  const reply = useActionData<typeof action>();
  return (
    <ChangePasswordScreen {...useLoaderData<typeof loader>()} reply={reply} />
  );
}
