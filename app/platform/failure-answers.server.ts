import type { RequestHandler } from "express";
import { beforeSending } from "./before-sending.ts";
import type { Edge } from "./edge.server.ts";
import type { Refusal } from "./refusals.server.ts";

/**
 * Express middleware: where a route failed for a reason that has a code, such as a database that is away, whatever Remix
 * has rendered gives way to the answer for that code. `handleError` leaves it in `response.locals.refusal`.
 */
export function openFailureAnswers({
  refuse,
}: Pick<Edge, "refuse">): RequestHandler {
  return (request, response, next) => {
    beforeSending(response, () => {
      const refusal = response.locals["refusal"] as Refusal | undefined;
      if (!refusal || response.statusCode < 500) return undefined;
      delete response.locals["refusal"];
      response.statusMessage = "";
      refuse(request, response, refusal);
      return "answered";
    });
    next();
  };
}
