import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  requireGoogle,
  requireGoogleTry,
} from "#app/accounts/google/google-access.server.ts";
import { googleMessagesFor } from "#app/accounts/google/messages/catalogue.ts";
import { GOOGLE_REFUSALS } from "#app/accounts/google/google-refusals.ts";
import {
  GoogleRefusedScreen,
  OnTheWayToGoogle,
} from "#app/accounts/google/google-screens.tsx";
import { AFTER_SIGN_IN_PATH } from "#app/accounts/own-path.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { readForm } from "#app/platform/read-form.ts";
import { parseFields } from "#app/platform/requests.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

const form = z.object({
  purpose: z.literal("sign_in"),
  next: z.string().max(4096).optional(),
});

const NOT_BEGUN = {
  ok: false,
  refusal: "stale",
  purpose: "sign_in",
  next: AFTER_SIGN_IN_PATH,
} as const;

export const handle: ScreenHandle = {
  title: (_, locale) => googleMessagesFor(locale).onTheWay.title,
};

export const headers = privateScreen;

/**
 * Begins the way to Google. The page sends the browser on with `Refresh`: a redirect would belong to the form that was
 * sent, and `form-action` of our pages lets no form lead to another site, wherever an issuer may send people next.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const google = requireGoogle(context);
  const { purpose, next } = parseFields(form, await readForm(request));
  await requireGoogleTry(context);
  const way = await google.begin(context, { purpose, next });
  if (!way.ok) return data({ way }, { status: GOOGLE_REFUSALS[way.refusal] });
  const { cookie, url } = way;
  return data(
    { way: { ok: true as const, url } },
    { headers: { "Set-Cookie": cookie, Refresh: `0; url=${url}` } },
  );
}

export function loader({ context }: LoaderFunctionArgs) {
  requireGoogle(context);
  return { locale: context.locale };
}

export default function Google() {
  const { locale } = useLoaderData<typeof loader>();
  // Whoever opens the address by hand has not begun anything.
  const { way } = useActionData<typeof action>() ?? { way: NOT_BEGUN };
  return way.ok ? (
    <OnTheWayToGoogle url={way.url} locale={locale} />
  ) : (
    <GoogleRefusedScreen {...way} locale={locale} />
  );
}
