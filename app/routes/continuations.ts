import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordAct } from "#app/splash/acts.server.ts";

const query = z.object({ meme: z.uuid() });

/** The browser's word that Continue was pressed: the link's `ping`, sent beside the visitor's own way on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { meme } = query.parse(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  await recordAct(context, request, { kind: "continued", memeId: meme });
  return new Response(null, { status: 204 });
}
