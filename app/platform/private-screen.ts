import type { HeadersFunction } from "@remix-run/node";
import { rateLimitHeaders, type Verdict } from "./rate-limit-answer.ts";

/** The `headers` of a screen that shows a person's own things: nobody keeps it, Back asks again, and its action's headers go along. */
export const privateScreen: HeadersFunction = ({
  actionHeaders,
  loaderHeaders,
  errorHeaders,
}) => {
  const headers = new Headers(errorHeaders ?? loaderHeaders);
  for (const [name, value] of actionHeaders) headers.set(name, value);
  headers.set("Cache-Control", "no-store");
  return headers;
};

/** The headers of a 429, for the screen that says so in words. */
export function tooManyHeaders(verdict: Verdict): Headers {
  const flat = rateLimitHeaders(verdict);
  const headers = new Headers();
  for (let at = 0; at < flat.length; at += 2)
    headers.set(flat[at] ?? "", flat[at + 1] ?? "");
  return headers;
}

/** The headers of a redirect that sets these cookies, each in a line of its own. */
export function settingCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
