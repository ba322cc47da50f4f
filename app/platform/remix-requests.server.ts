import type { RequestHandler } from "express";
import { isApiAddress } from "./api-address.ts";
import type { Edge } from "./edge.server.ts";

/** What some address of the API answers. A fetch Request, which Remix makes of every request, cannot be made with a few others. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** What a browser asks a screen or a form. Remix would take every other method for a form that was sent. */
const SCREEN_METHODS = ["GET", "HEAD", "POST"];

/**
 * Express middleware ahead of Remix, whose adapter throws on TRACE and makes the request's URL from X-Forwarded-Host,
 * which anybody can write: the one is answered with 405, the other is never read. A loader by its name (`?_data=`), as
 * older scripts of Remix asked, is nobody's address: Remix would answer, and log each as an error of ours.
 */
export function openRemixRequests({
  refuse,
}: Pick<Edge, "refuse">): RequestHandler {
  return (request, response, next) => {
    delete request.headers["x-forwarded-host"];
    if (namesLoader(request.url))
      return refuse(request, response, { code: "not_found" });
    const methods = isApiAddress(request.url) ? METHODS : SCREEN_METHODS;
    if (methods.includes(request.method)) return next();
    const headers = ["Allow", methods.join(", ")];
    refuse(request, response, { code: "method_not_allowed", headers });
  };
}

function namesLoader(url: string): boolean {
  const [, query] = url.split("?", 2);
  return query !== undefined && new URLSearchParams(query).has("_data");
}
