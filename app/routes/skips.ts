import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { skipToday } from "#app/splash/acts.server.ts";

const form = z.object({
  meme: z.uuid(),
  next: z.string().max(4096).optional(),
});

/** "Not today": quiet until the visitor's next day, and straight on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { meme, next } = form.parse(
    Object.fromEntries(await request.formData()),
  );
  const { target, cookie } = await skipToday(context, request, {
    memeId: meme,
    next,
  });
  return redirect(target, { status: 303, headers: { "Set-Cookie": cookie } });
}
