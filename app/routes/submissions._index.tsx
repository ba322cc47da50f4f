import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { timeZoneFor } from "#app/splash/whereabouts.server.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { submissionMessagesFor } from "#app/uploads/messages/submissions-catalogue.ts";
import { readSubmissionDone } from "#app/uploads/submissions/submission-notices.ts";
import { readSubmissionsQuery } from "#app/uploads/submissions/submissions-query.ts";
import { SubmissionsScreen } from "#app/uploads/submissions/submissions-screen.tsx";
import { usualWait } from "#app/uploads/submissions/submissions-wait.server.ts";
import { listSubmissions } from "#app/uploads/submissions/submissions.server.ts";

export const headers = privateScreen;
export const handle: ScreenHandle = {
  title: (_, locale) => submissionMessagesFor(locale).title,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  const { locale } = context;
  const query = readSubmissionsQuery(request);
  const asked = { personId: person.id, locale, query };
  return {
    ...(await listSubmissions(context, asked)),
    ...{ q: query.q, state: query.state ?? null, locale },
    usual: await usualWait(context),
    done: readSubmissionDone(request),
    timeZone: timeZoneFor(context, request, person),
  };
}

export default function Submissions() {
  return <SubmissionsScreen {...useLoaderData<typeof loader>()} />;
}
