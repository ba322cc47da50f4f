import { errorBody, type ErrorBody } from "./errors.ts";

export interface Verdict {
  allowed: boolean;
  limit: number;
  /** How many more are allowed at this moment. */
  remaining: number;
  /** When the oldest one stops counting. */
  resetSeconds: number;
  /** Zero while allowed. */
  retryAfterSeconds: number;
}

export interface RateLimitedBody extends ErrorBody {
  /** Seconds, as the Retry-After header. */
  retry_after: number;
  limit: number;
}

/**
 * What a limited answer says of its limit, names and values in turn
 * (https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06).
 */
export function rateLimitHeaders(verdict: Verdict): string[] {
  return [
    ...["RateLimit-Limit", String(verdict.limit)],
    ...["RateLimit-Remaining", String(verdict.remaining)],
    ...["RateLimit-Reset", String(verdict.resetSeconds)],
    ...(verdict.allowed
      ? []
      : ["Retry-After", String(verdict.retryAfterSeconds)]),
  ];
}

/** The JSON body of a 429. */
export function rateLimitedBody(
  { retryAfterSeconds, limit }: Verdict,
  requestId: string,
): RateLimitedBody {
  const message = `Too many requests. Please wait ${retryAfterSeconds} seconds.`;
  return {
    ...errorBody("rate_limited", requestId, { message }),
    retry_after: retryAfterSeconds,
    limit,
  };
}
