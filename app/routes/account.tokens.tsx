import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  apiTokenForm,
  EXPIRIES,
  tickedScopes,
} from "#app/accounts/programs/api-token-form.ts";
import { TokensScreen } from "#app/accounts/programs/api-token-screen.tsx";
import {
  createApiToken,
  listApiTokens,
} from "#app/accounts/programs/api-tokens.server.ts";
import { requirePerson, signInFirst } from "#app/accounts/guards.server.ts";
import { scopesOf } from "#app/accounts/permissions.ts";
import { tokenMessagesFor } from "#app/accounts/programs/messages/catalogue.ts";
import { readDone } from "#app/accounts/account-notices.ts";
import { readForm } from "#app/platform/read-form.ts";
import { timeZoneFor } from "#app/splash/whereabouts.server.ts";
import { checkForm } from "#app/ui/form/check-form.ts";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const handle: ScreenHandle = {
  title: (_, locale) => tokenMessagesFor(locale).title,
};

/** The answer to the form holds a secret. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, request);
  const { locale } = context;
  return {
    ...{ locale, offered: scopesOf(person.role), done: readDone(request) },
    timeZone: timeZoneFor(context, request, person),
    tokens: await listApiTokens(context, person.id),
  };
}

/** Makes a token. The answer shows its secret, so it is this page itself and no way to another. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePerson(context, request);
  const { faults } = tokenMessagesFor(context.locale);
  const form = checkForm(apiTokenForm, await readForm(request), {
    messages: messagesFor(context.locale),
    words: faults,
  });
  if (!form.ok) return data({ reply: form.reply }, 400);
  const { name, expires } = form.value;
  const { id, role, credentialId: sessionId } = person;
  const created = await createApiToken(context, {
    ...{ owner: { id, role, sessionId }, name, by: id },
    ...{ days: EXPIRIES[expires], scopes: tickedScopes(form.value) },
  });
  if (created.ok) return data({ secret: created.secret }, 201);
  if (created.rejection === "unproven") throw signInFirst(request);
  const words = faults[created.rejection];
  const [firstBox] = scopesOf(role);
  const place =
    created.rejection === "no_scope" && firstBox
      ? { fields: { [firstBox]: words } }
      : { form: words };
  return data({ reply: form.refuse(place) }, 400);
}

export default function Tokens() {
  return (
    <TokensScreen
      {...useLoaderData<typeof loader>()}
      {...useActionData<typeof action>()}
    />
  );
}
