import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readDone } from "#app/accounts/account-notices.ts";
import { AccountScreen } from "#app/accounts/account-screen.tsx";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { accountMessagesFor } from "#app/accounts/messages/catalogue.ts";
import { listFamilies } from "#app/accounts/programs/refresh-tokens.server.ts";
import { listSessions } from "#app/accounts/sessions.server.ts";
import { readWaysIn } from "#app/accounts/ways-in.server.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { timeZoneFor } from "#app/splash/whereabouts.server.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => accountMessagesFor(locale).account.title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePerson(context, request);
  const { name, email, locale, timeZone, credentialId } = actor;
  const sessions = await listSessions(context, { personId: actor.id });
  const programs = await listFamilies(context, actor.id);
  return {
    person: { name, email, locale, timeZone },
    sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      begun: createdAt.toISOString(),
      lastSeen: lastSeenAt.toISOString(),
      isThis: session.id === credentialId,
    })),
    programs: programs.map(({ id, device, createdAt }) => ({
      ...{ id, device, begun: createdAt.toISOString() },
    })),
    waysIn: await readWaysIn(context, actor),
    locale: context.locale,
    timeZone: timeZoneFor(context, request, actor),
    google: context.features.google !== null,
    done: readDone(request),
  };
}

export default function Account() {
  return <AccountScreen {...useLoaderData<typeof loader>()} />;
}
