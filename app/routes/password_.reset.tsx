import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetForm } from "#app/accounts/account-forms.ts";
import { askForPassword } from "#app/accounts/recovery/recover-password.server.ts";
import { recoveryMessagesFor } from "#app/accounts/recovery/messages/catalogue.ts";
import { ResetScreen } from "#app/accounts/recovery/reset-screen.tsx";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale, loaded) => {
    const { reset } = recoveryMessagesFor(locale);
    const { asked } = (loaded ?? {}) as { asked?: boolean };
    return asked ? reset.asked.title : reset.title;
  },
};

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    locale: context.locale,
    asked: searchParams.get("done") === "asked",
    mail: context.env.SMTP_URL !== undefined,
  };
}

/** Whoever has the address, or nobody: the answer is the same. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await checkSent(context, resetForm, request);
  if (!form.ok) return data(form.reply, 400);
  const asked = await askForPassword(context, form.value);
  if (asked.ok) return redirect("/password/reset?done=asked", 303);
  return data(...tooOften(context, form, asked.verdict));
}

export default function Reset() {
  const reply = useActionData<typeof action>();
  return <ResetScreen {...useLoaderData<typeof loader>()} reply={reply} />;
}
