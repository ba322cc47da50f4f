import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireGoogle } from "#app/accounts/google/google-access.server.ts";
import { googleMessagesFor } from "#app/accounts/google/messages/catalogue.ts";
import { GOOGLE_REFUSALS } from "#app/accounts/google/google-refusals.ts";
import { GoogleRefusedScreen } from "#app/accounts/google/google-screens.tsx";
import { privateScreen } from "#app/platform/private-screen.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

type Refused = ReturnType<typeof useLoaderData<typeof loader>>;

export const handle: ScreenHandle = {
  title: (_, locale, loaded) => {
    const { purpose } = (loaded ?? {}) as Partial<Refused>;
    return googleMessagesFor(locale).refused.title[purpose ?? "sign_in"];
  },
};

export const headers = privateScreen;

/** The way back from Google: signed in and on, or a page that says why not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { cookies, ...end } = await requireGoogle(context).finish(
    context,
    request,
  );
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (end.ok) return redirect(end.to, { status: 303, headers });
  const { locale } = context;
  return data(
    { ...end, locale },
    { status: GOOGLE_REFUSALS[end.refusal], headers },
  );
}

export default function GoogleCallback() {
  return <GoogleRefusedScreen {...useLoaderData<typeof loader>()} />;
}
