import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "#app/accounts/guards.server.ts";
import { readOwnData } from "#app/accounts/own-data.server.ts";

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Disposition": 'attachment; filename="mingus-account.json"',
  "Content-Type": "application/json; charset=utf-8",
};

/** Everything that is kept about a person, as a file to keep. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePerson(context, request, "/account");
  const verdict = await context.limits.take("exports", actor.id);
  if (!verdict.allowed) {
    context.refuseWith({ code: "rate_limited", verdict });
    throw new Response(null, { status: 429 });
  }
  const headers = Object.fromEntries(request.headers);
  const { preferences } = context.features.visitors.read(headers).state;
  const own = await readOwnData(context, actor);
  // What the splash page shows is kept by browser and not by person.
  const all = { ...own, preferencesOfThisBrowser: preferences };
  context.log.security("data_exported", {
    ...{ requestId: context.requestId, personId: actor.id },
  });
  return new Response(JSON.stringify(all, null, 2), { headers: HEADERS });
}
