import type { RequestHandler } from "express";
import { beforeSending } from "./before-sending.ts";
import type { Edge } from "./edge.server.ts";
import { ERRORS } from "./errors.ts";
import type { Refusal } from "./refusals.server.ts";

/**
 * Express middleware: where a route failed for a reason that has a code, such as a database that is away, whatever Remix
 * has rendered gives way to the answer for that code. `handleError` leaves it in `response.locals.refusal`; so does a route
 * without a screen that refuses for a reason with more to say than its status, such as a limit.
 */
export function openFailureAnswers({
  refuse,
}: Pick<Edge, "refuse">): RequestHandler {
  return (request, response, next) => {
    beforeSending(response, () => {
      const refusal = response.locals["refusal"] as Refusal | undefined;
      if (!refusal || !isEndOf(refusal, response.statusCode)) return undefined;
      delete response.locals["refusal"];
      response.statusMessage = "";
      refuse(request, response, refusal);
      return "answered";
    });
    next();
  };
}

/** Not what another loader of the page was refused for. */
function isEndOf({ code }: Refusal, status: number): boolean {
  return status >= 500 || status === ERRORS[code].status;
}
