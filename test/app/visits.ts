import { ask, type Answer } from "./browser-request.ts";
import type { RunningApp } from "./running-app.ts";

/** Somebody new who was shown a meme. */
export interface Visit {
  /** A `Cookie` header. */
  cookie: string;
  memeId: string;
}

/** Opens the page as somebody new. Throws when no meme is shown. */
export async function visit(app: RunningApp): Promise<Visit> {
  const { status, headers, body } = await ask(app, "/");
  const cookie = headers["set-cookie"]?.[0]?.split(";", 1)[0];
  const memeId = /name="meme" value="([\w-]+)"/.exec(body)?.[1];
  if (!cookie || !memeId) throw new Error(`no meme was shown: ${status}`);
  return { cookie, memeId };
}

/** The headers and body of "Not today", as the page's form sends it. */
export function skipOf(app: RunningApp, { cookie, memeId }: Visit) {
  const body = `meme=${memeId}&next=%2Fwelcome`;
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(body.length),
    Origin: app.url,
    Cookie: cookie,
  };
  return { method: "POST", headers, body };
}

/** Presses "Not today". */
export function skip(app: RunningApp, visit: Visit): Promise<Answer> {
  return ask(app, "/skips", skipOf(app, visit));
}
