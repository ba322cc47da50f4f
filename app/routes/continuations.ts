import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { onlyPost, parseFields } from "#app/platform/requests.ts";
import { recordAct } from "#app/splash/acts.server.ts";

const query = z.object({ meme: z.uuid() });

export const loader = onlyPost;

/** The browser's word that Continue was pressed: the link's `ping`, sent beside the visitor's own way on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { meme } = parseFields(query, new URL(request.url).searchParams);
  await recordAct(context, request, { kind: "continued", memeId: meme });
  return new Response(null, { status: 204 });
}
