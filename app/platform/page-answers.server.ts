import type { IncomingMessage, ServerResponse } from "node:http";
import { beforeSending } from "./before-sending.ts";
import type { Edge } from "./edge.server.ts";
import { codeOf } from "./errors.ts";

/** What goes on being said when an empty answer becomes a page. */
const KEPT_HEADERS = ["Allow", "Retry-After", "Set-Cookie"];

/**
 * Express middleware: an error without a body, as routes without a screen give it, becomes a page for whoever reads pages.
 * Browsers show an error of their own, or nothing at all, in its place. What does not say how long it keeps is kept by
 * nobody: an error page, too, greets a person by name, and a cache in front may take `/account/x.css` for a public file.
 */
export function openPageAnswers({ refuse }: Pick<Edge, "refuse">) {
  return (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    beforeSending(response, () => {
      if (!response.hasHeader("Cache-Control"))
        response.setHeader("Cache-Control", "no-store");
      // Routes without an action say so by a page of Remix's own; a screen is there to be read. RFC 9110, 15.5.6.
      if (response.statusCode === 405 && !response.hasHeader("Allow"))
        response.setHeader("Allow", "GET, HEAD");
      if (response.statusCode < 400 || response.hasHeader("Content-Type"))
        return undefined;
      const headers = KEPT_HEADERS.flatMap((name) =>
        [response.getHeader(name) ?? []]
          .flat()
          .flatMap((value) => [name, String(value)]),
      );
      response.statusMessage = "";
      refuse(request, response, { code: codeOf(response.statusCode), headers });
      return "answered";
    });
    next();
  };
}
