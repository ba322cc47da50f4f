import {
  errorBody,
  ERRORS,
  type ErrorCode,
  type ErrorDetails,
} from "./errors.ts";
import {
  rateLimitedBody,
  rateLimitHeaders,
  type Verdict,
} from "./rate-limit-answer.ts";

interface RefusalDetails extends ErrorDetails {
  headers?: HeadersInit;
}

/** The JSON answer of an address of the API for a refusal with a code of the contract. */
export function apiRefusal(
  { requestId }: { requestId: string },
  code: ErrorCode,
  { headers, ...details }: RefusalDetails = {},
): Response {
  const { status } = ERRORS[code];
  return Response.json(errorBody(code, requestId, details), {
    status,
    ...(headers ? { headers } : {}),
  });
}

/** The 429 of an address of the API. */
export function apiTooMany(
  { requestId }: { requestId: string },
  verdict: Verdict,
): Response {
  const flat = rateLimitHeaders(verdict);
  const headers = new Headers();
  for (let at = 0; at < flat.length; at += 2)
    headers.set(flat[at] ?? "", flat[at + 1] ?? "");
  const body = rateLimitedBody(verdict, requestId);
  return Response.json(body, { status: 429, headers });
}
