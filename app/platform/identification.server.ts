import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Edge } from "./edge.server.ts";
import { rateLimitHeaders, type Verdict } from "./rate-limit-answer.ts";
import type { Refusal } from "./refusals.server.ts";

/** What the proofs in a request's headers say. */
export interface Identity<Actor> {
  actor: Actor | null;
  /** `Set-Cookie` values that go with whatever is answered. */
  cookies: readonly string[];
  /** Why the request goes no further. */
  refusal?: Refusal;
  /** What is left of a token's limits. */
  verdict?: Verdict;
}

/** Express middleware that leaves whoever makes a request in `response.locals.actor`, or answers with the refusal. */
export function openIdentification<Actor>(
  identify: (request: IncomingMessage) => Promise<Identity<Actor>>,
  { refuse }: Pick<Edge, "refuse">,
): RequestHandler {
  return (request, response, next) => {
    identify(request)
      .then(({ actor, cookies, refusal, verdict }) => {
        if (refusal) return refuse(request, response, refusal);
        response.locals["actor"] = actor;
        for (const cookie of cookies) response.append("Set-Cookie", cookie);
        const limits = verdict ? rateLimitHeaders(verdict) : [];
        for (let at = 0; at < limits.length; at += 2)
          response.setHeader(limits[at] ?? "", limits[at + 1] ?? "");
        next();
      })
      .catch(next);
  };
}
