import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { readForm } from "#app/platform/read-form.ts";
import { onlyPost, parseFields } from "#app/platform/requests.ts";
import { skipToday } from "#app/splash/acts.server.ts";

const form = z.object({
  meme: z.uuid(),
  next: z.string().max(4096).optional(),
});

export const loader = onlyPost;

/** "Not today": quiet until the visitor's next day, and straight on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { meme, next } = parseFields(form, await readForm(request));
  const skipped = await skipToday(context, request, { memeId: meme, next });
  return redirect(skipped.target, {
    status: 303,
    headers: { "Set-Cookie": skipped.cookie },
  });
}
