import type {
  ActionFunctionArgs,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { ERRORS } from "#app/platform/errors.ts";
import { refusalFor } from "#app/platform/failures.ts";
import type { LoadContext } from "./load-context.server.ts";
import {
  hydrates,
  renderHydrated,
  renderStill,
} from "./render-screen.server.tsx";

// What server.ts needs of the features: the Remix build is a module graph of its own, so it takes them from here.
export { createErrorPage } from "./error-page.tsx";
export { openFeatures } from "./features.server.ts";
export { loadContext } from "./load-context.server.ts";

/** Renders a screen whole: nothing is streamed, so a failure while rendering can still become an error page. */
export default async function handleRequest(
  { url }: Request,
  status: number,
  headers: Headers,
  screen: EntryContext,
  { allowScripts, locale, requestId }: LoadContext,
): Promise<Response> {
  const html = hydrates(screen)
    ? await renderHydrated(screen, url, allowScripts())
    : renderStill(screen, url, { locale, requestId });
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/**
 * The one sink of unexpected errors: logged once with the request's id, shown as that id and nothing else. Of what is no
 * fault of the code the server is told, to answer with its code.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || isOfTheirMaking(error)) return;
  const refusal = refusalFor(error);
  if (refusal) context.refuseWith(refusal);
  if (refusal?.code === "too_large") return;
  context.log.error("unexpected_error", {
    requestId: context.requestId,
    error,
  });
}

/** What Remix says to its scripts in place of an error. */
const REMIX_WORDS = "Unexpected Server Error";

/** The same for Remix's scripts: no library's words, and the request's id stands with them. */
export async function handleDataRequest(answer: Response): Promise<Response> {
  if (answer.status < 500) return answer;
  const said = await answer.text();
  const words = ERRORS.internal.message;
  return new Response(said.replaceAll(REMIX_WORDS, words), answer);
}

/** An address that no pattern fits, such as one with a line end in it: the router throws what is only a 404. */
function isOfTheirMaking(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.status < 500;
}
