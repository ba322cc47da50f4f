import type { IncomingMessage, ServerResponse } from "node:http";
import { openClientAddress } from "./client-address.server.ts";
import { errorBody, ERRORS, type ErrorCode } from "./errors.ts";
import { openHostCheck, openOriginCheck } from "./own-origin.server.ts";
import { openRequestIds } from "./request-id.server.ts";
import { routePattern } from "./route-pattern.ts";
import {
  openSecurityHeaders,
  type SecurityHeaders,
} from "./security-headers.server.ts";
import type { Services } from "./services.server.ts";

/** A request slower than this gets a line in performance.log. */
const SLOW_REQUEST_MS = 1_000;

export interface Edge {
  headers: SecurityHeaders;
  /** Gives the request its id, and sees to its line in the log and its metrics once it is answered. */
  begin(request: IncomingMessage, response: ServerResponse): void;
  idOf(request: IncomingMessage): string;
  /** Requests begun and not yet answered. */
  open(): number;
  /** True, and answered with 421, when the Host is not ours. */
  refusesHost(request: IncomingMessage, response: ServerResponse): boolean;
  /** True, and answered with 403, when a request that changes something comes from another site. */
  refusesOrigin(request: IncomingMessage, response: ServerResponse): boolean;
  clientAddress(request: IncomingMessage): string;
}

/** What every request meets first, in plain Node: it must cost a few microseconds. */
export function openEdge({
  env,
  log,
  metrics,
}: Pick<Services, "env" | "log" | "metrics">): Edge {
  const headers = openSecurityHeaders(env);
  const nextId = openRequestIds();
  const isOurHost = openHostCheck(env);
  const isOurOrigin = openOriginCheck(env);
  const ids = new WeakMap<IncomingMessage, string>();
  const idOf = (request: IncomingMessage) => ids.get(request) ?? "none";
  let open = 0;

  return {
    headers,
    clientAddress: openClientAddress(env.TRUSTED_PROXIES),
    open: () => open,
    idOf,
    begin(request, response) {
      const requestId = nextId();
      ids.set(request, requestId);
      const start = performance.now();
      const { method = "GET", url = "/" } = request;
      open++;
      response.once("close", () => {
        open--;
        const ms = performance.now() - start;
        const status = response.writableFinished ? response.statusCode : 499;
        const route = routePattern(url);
        metrics.request(method, route, status, ms / 1000);
        log.info("request", {
          requestId,
          method,
          path: pathOf(url),
          status,
          ms: Math.round(ms * 10) / 10,
        });
        if (ms > SLOW_REQUEST_MS)
          log.performance("slow_request", {
            requestId,
            route,
            ms: Math.round(ms),
          });
      });
    },
    refusesHost(request, response) {
      if (isOurHost(request.url ?? "/", request.headers.host)) return false;
      metrics.securityEvent("host");
      refuse(response, headers, "misdirected", idOf(request));
      return true;
    },
    refusesOrigin(request, response) {
      if (isOurOrigin(request)) return false;
      const requestId = idOf(request);
      metrics.securityEvent("csrf");
      log.security("foreign_origin", {
        requestId,
        method: request.method,
        path: pathOf(request.url ?? "/"),
      });
      refuse(response, headers, "csrf", requestId);
      return true;
    },
  };
}

/** Answers with a code of the contract as JSON, whatever was asked: nothing has looked at the request yet. */
export function refuse(
  response: ServerResponse,
  { plain }: SecurityHeaders,
  code: ErrorCode,
  requestId: string,
  extra: readonly string[] = [],
): void {
  const body = JSON.stringify(errorBody(code, requestId));
  const own = [
    "X-Request-Id",
    requestId,
    "Content-Type",
    "application/json; charset=utf-8",
    "Cache-Control",
    "no-store",
  ];
  const length = ["Content-Length", String(Buffer.byteLength(body))];
  response
    .writeHead(ERRORS[code].status, [...plain, ...own, ...extra, ...length])
    .end(body);
}

/** Queries may hold tokens and search words: they are never logged. */
function pathOf(url: string): string {
  const query = url.indexOf("?");
  return (query === -1 ? url : url.slice(0, query)).slice(0, 200);
}
