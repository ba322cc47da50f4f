import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "#app/accounts/guards.server.ts";
import { privateScreen } from "#app/platform/private-screen.ts";
import { timeZoneFor } from "#app/splash/whereabouts.server.ts";
import type { ScreenHandle } from "#app/ui/screen-handle.ts";
import { submissionMessagesFor } from "#app/uploads/messages/submissions-catalogue.ts";
import { listNeighbours } from "#app/uploads/duplicates/near-duplicates.server.ts";
import { readSubmissionDone } from "#app/uploads/submissions/submission-notices.ts";
import { SubmissionScreen } from "#app/uploads/submissions/submission-screen.tsx";
import { getOwnSubmission } from "#app/uploads/submissions/submission.server.ts";
import { usualWait } from "#app/uploads/submissions/submissions-wait.server.ts";

export const headers = privateScreen;
type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export const handle: ScreenHandle = {
  title: (_, locale, loaded) => {
    const { submission } = (loaded ?? {}) as Partial<Loaded>;
    const { text, fileName } = submission ?? {};
    const name = text?.caption || fileName;
    const { title } = submissionMessagesFor(locale);
    return name ? `${name} · ${title}` : title;
  },
};

/** One picture that somebody has put in. Other people's are not found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, request, "upload");
  const { locale, env } = context;
  const asked = { id: params["id"], personId: person.id, locale };
  const submission = await getOwnSubmission(context, asked);
  return {
    ...{ submission, locale },
    neighbours: await listNeighbours(context, submission.id),
    usual: await usualWait(context),
    done: readSubmissionDone(request),
    timeZone: timeZoneFor(context, request, person),
    cdnBase: env.CDN_BASE_URL ?? "",
  };
}

export default function Submission() {
  return <SubmissionScreen {...useLoaderData<typeof loader>()} />;
}
