import type {
  ActionFunctionArgs,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";

// What server.ts needs of the features: the Remix build is a module graph of its own, so it takes them from here.
export { errorPage } from "./error-page.tsx";
export { openFeatures } from "./features.server.ts";
export { loadContext } from "./load-context.server.ts";

/** Renders a screen whole: nothing is streamed, so a failure while rendering can still become an error page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const html = renderToString(
    <RemixServer context={context} url={request.url} />,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/** The one sink of unexpected errors: logged once with the request's id, shown as that id and nothing else. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return;
  context.log.error("unexpected_error", {
    requestId: context.requestId,
    error,
  });
}
