import type {
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from "node:http";
import { isApiAddress } from "./api-address.ts";
import { errorBody, ERRORS, type ErrorCode } from "./errors.ts";
import {
  rateLimitedBody,
  rateLimitHeaders,
  type Verdict,
} from "./rate-limit-answer.ts";
import type {
  FlatHeaders,
  SecurityHeaders,
} from "./security-headers.server.ts";
import { leaveUnread } from "./unread-body.server.ts";

/** A page for a person who is refused before any screen is reached. */
export type ErrorPage = (facts: {
  status: number;
  requestId: string;
  /** Of the request: what its reader speaks. */
  headers: Pick<IncomingHttpHeaders, "accept-language" | "cookie">;
  retryAfterSeconds: number | undefined;
}) => string;

export interface Refusal {
  code: ErrorCode;
  headers?: FlatHeaders;
  verdict?: Verdict;
}

interface Needs {
  errorPage: ErrorPage;
  security: SecurityHeaders;
  requestId: string;
}

/** Answers with a code of the contract: a page for browsers, JSON for all others and everywhere in the API. What is still to come of the body stays unread. */
export function refuse(
  { errorPage, security, requestId }: Needs,
  request: IncomingMessage,
  response: ServerResponse,
  { code, verdict, headers = [] }: Refusal,
): void {
  const { status } = ERRORS[code];
  const { url, headers: asked } = request;
  const isPage =
    !isApiAddress(url) && String(asked.accept ?? "").includes("text/html");
  const body = isPage
    ? errorPage({
        status,
        requestId,
        headers: asked,
        retryAfterSeconds: verdict?.retryAfterSeconds,
      })
    : jsonBody(code, verdict, requestId);
  const type = isPage ? "text/html" : "application/json";
  const own = [
    ...["X-Request-Id", requestId, "Cache-Control", "no-store"],
    ...["Content-Type", `${type}; charset=utf-8`, "Vary", "Accept"],
    ...["Content-Length", String(Buffer.byteLength(body))],
    ...(verdict ? rateLimitHeaders(verdict) : []),
  ];
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  leaveUnread(request, response);
  const kind = isPage ? security.screen : security.plain;
  response.writeHead(status, [...kind, ...own, ...headers]);
  response.end(request.method === "HEAD" ? undefined : body);
}

function jsonBody(
  code: ErrorCode,
  verdict: Verdict | undefined,
  requestId: string,
): string {
  return JSON.stringify(
    verdict ? rateLimitedBody(verdict, requestId) : errorBody(code, requestId),
  );
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/**
 * The whole answer to bytes that Node could not read as a request: there is no response object to write it with.
 * @param fault the `code` of Node's `clientError`
 */
export function unreadableAnswer(
  fault: string | undefined,
  { security, requestId }: Omit<Needs, "errorPage">,
): string {
  const body = jsonBody("bad_form", undefined, requestId);
  const headers = [
    ...security.plain,
    ...["X-Request-Id", requestId, "Connection", "close"],
    ...["Content-Type", "application/json; charset=utf-8"],
    ...["Content-Length", String(Buffer.byteLength(body))],
  ];
  const lines = headers.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${headers[index + 1] ?? ""}`] : [],
  );
  const status = UNREADABLE[fault ?? ""] ?? "400 Bad Request";
  return [`HTTP/1.1 ${status}`, ...lines, "", body].join("\r\n");
}
