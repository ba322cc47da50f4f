import {
  errorBody,
  ERRORS,
  type ErrorCode,
  type ErrorDetails,
} from "./errors.ts";

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
