import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiAddress } from "./api-address.ts";
import { beforeSending } from "./before-sending.ts";
import type { Edge } from "./edge.server.ts";
import { codeOf } from "./errors.ts";
import { setHeaders } from "./set-headers.ts";

/** Remix's own form of an answer, for its scripts: nobody asks the API for it. */
const REMIX_DATA = /\.data(?=[?#]|$)/;
/** What Remix tells its scripts about an answer. */
const REMIX_HEADERS = ["X-Remix-Catch", "X-Remix-Error", "X-Remix-Response"];
/** What an error says beside its body, and goes on saying when the body is replaced. */
const KEPT_HEADERS = [
  ...["Allow", "Retry-After", "WWW-Authenticate", "Set-Cookie"],
  ...["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"],
];
/** A limit of the route's own is told in place of the token's. */
const LIMIT_HEADERS = [
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
];

/**
 * Express middleware for the addresses under /api: every error leaves as the contract's JSON, whoever made it, with
 * headers for data in place of those for screens. Unless a route says otherwise, nothing is kept by anybody.
 */
export function openApiAnswers({
  headers,
  refuse,
}: Pick<Edge, "headers" | "refuse">) {
  const setPlainHeaders = setHeaders(headers.plain);
  return (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    const { url = "/" } = request;
    if (!isApiAddress(url)) return next();
    if (REMIX_DATA.test(url))
      return refuse(request, response, { code: "not_found" });
    beforeSending(response, () => {
      if (isOurs(response)) return finish(response);
      const kept = keptHeaders(response);
      response.statusMessage = "";
      const code = codeOf(response.statusCode);
      refuse(request, response, { code, headers: kept });
      return "answered";
    });
    setPlainHeaders(request, response, next);
  };
}

function isOurs(response: ServerResponse): boolean {
  if (response.statusCode < 400) return true;
  const type = String(response.getHeader("Content-Type") ?? "");
  return (
    type.startsWith("application/json") && !response.hasHeader("X-Remix-Error")
  );
}

function finish(response: ServerResponse): undefined {
  for (const name of REMIX_HEADERS) response.removeHeader(name);
  for (const name of LIMIT_HEADERS) keepLast(response, name);
  const { statusCode } = response;
  if (!response.hasHeader("Cache-Control"))
    response.setHeader("Cache-Control", "no-store");
  if (statusCode === 401 && !response.hasHeader("WWW-Authenticate"))
    response.setHeader("WWW-Authenticate", "Bearer");
}

/** Remix's headers are added to those that are there. */
function keepLast(response: ServerResponse, name: string): void {
  const values = response.getHeader(name);
  if (Array.isArray(values)) response.setHeader(name, values.slice(-1));
}

function keptHeaders(response: ServerResponse): string[] {
  // Remix itself says 405 for a route without an action, and does not say what is allowed.
  if (response.statusCode === 405 && !response.hasHeader("Allow"))
    response.setHeader("Allow", "GET, HEAD");
  if (response.statusCode === 401 && !response.hasHeader("WWW-Authenticate"))
    response.setHeader("WWW-Authenticate", "Bearer");
  return KEPT_HEADERS.flatMap((name) =>
    [response.getHeader(name) ?? []]
      .flat()
      .flatMap((value) => [name, String(value)]),
  );
}
