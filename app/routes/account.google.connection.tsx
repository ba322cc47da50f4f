import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  hasPassword,
  proveOwner,
} from "#app/accounts/change-password.server.ts";
import { connectGoogleForm } from "#app/accounts/google/connect-google-form.ts";
import { ConnectGoogleScreen } from "#app/accounts/google/connect-google-screen.tsx";
import { requireGoogle } from "#app/accounts/google/google-access.server.ts";
import { GOOGLE_REFUSALS } from "#app/accounts/google/google-refusals.ts";
import {
  GoogleRefusedScreen,
  OnTheWayToGoogle,
} from "#app/accounts/google/google-screens.tsx";
import { googleMessagesFor } from "#app/accounts/google/messages/catalogue.ts";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { checkSent, tooOften } from "#app/accounts/sent-form.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

const CONNECT = { purpose: "connect", next: "/account?done=google" } as const;

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => googleMessagesFor(locale).connecting.title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePerson(context, request);
  requireGoogle(context);
  const asksPresent = await hasPassword(context, actor);
  return { locale: context.locale, asksPresent };
}

/** Another way into an account is opened by its owner alone: a browser that was left alone is not enough. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePerson(context, request);
  const google = requireGoogle(context);
  const own = accountMessagesFor(context.locale);
  const form = await checkSent(context, connectGoogleForm, request);
  if (!form.ok) return data({ reply: form.reply }, 400);
  const { presentPassword: present = "" } = form.value;
  const owner = await proveOwner(context, actor, present, request.headers);
  if (owner.ok) {
    const way = await google.begin(context, CONNECT);
    if (!way.ok) return data({ way }, GOOGLE_REFUSALS[way.refusal]);
    const { cookie, url } = way;
    const headers = { "Set-Cookie": cookie, Refresh: `0; url=${url}` };
    return data({ way: { ok: true as const, url } }, { headers });
  }
  if (owner.rejection === "rate_limited") {
    const [reply, init] = tooOften(context, form, owner.verdict);
    return data({ reply }, init);
  }
  const fault =
    owner.rejection === "stale"
      ? { form: own.deletion.stale }
      : { fields: { presentPassword: own.password.wrong } };
  return data({ reply: form.refuse(fault) }, 403);
}

export default function Connection() {
  const { locale, asksPresent } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  if (!done || "reply" in done)
    return (
      <ConnectGoogleScreen {...{ locale, asksPresent }} reply={done?.reply} />
    );
  return done.way.ok ? (
    <OnTheWayToGoogle url={done.way.url} locale={locale} />
  ) : (
    <GoogleRefusedScreen {...done.way} locale={locale} />
  );
}
