import { expect, test } from "vitest";
import { rateLimitedBody, rateLimitHeaders } from "./rate-limit-answer.ts";

const refused = {
  allowed: false,
  limit: 5,
  remaining: 0,
  resetSeconds: 42,
  retryAfterSeconds: 42,
};

test("a refusal says its limit and when to come back", () => {
  expect(rateLimitHeaders(refused)).toEqual([
    ...[
      "RateLimit-Limit",
      "5",
      "RateLimit-Remaining",
      "0",
      "RateLimit-Reset",
      "42",
      "Retry-After",
      "42",
    ],
  ]);
  expect(rateLimitedBody(refused, "r1")).toEqual({
    error: {
      code: "rate_limited",
      message: "Too many requests. Please wait 42 seconds.",
      requestId: "r1",
    },
    retry_after: 42,
    limit: 5,
  });
});

test("an allowed answer has no Retry-After", () => {
  const allowed = {
    allowed: true,
    limit: 5,
    remaining: 4,
    resetSeconds: 60,
    retryAfterSeconds: 0,
  };
  expect(rateLimitHeaders(allowed)).not.toContain("Retry-After");
});
