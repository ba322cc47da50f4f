import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { addressKey, openClientAddress } from "./client-address.server.ts";
import { refusalFor } from "./failures.ts";
import {
  hasOneHost,
  openHostCheck,
  openOriginCheck,
  readRequestTarget,
  type RequestTarget,
} from "./own-origin.server.ts";
import {
  refuse as answerRefusal,
  unreadableAnswer,
  type ErrorPage,
  type Refusal,
} from "./refusals.server.ts";
import { openRequestIds } from "./request-id.server.ts";
import { openRoutePattern } from "./route-pattern.ts";
import {
  createNonce,
  openSecurityHeaders,
  type SecurityHeaders,
} from "./security-headers.server.ts";
import type { Services } from "./services.server.ts";

/** A request slower than this gets a line in performance.log. */
const SLOW_REQUEST_MS = 1_000;
const LOGGED_PATH_CHARACTERS = 200;

/** Where a request carries its id: a map beside the requests would cost more than all else here. */
const REQUEST_ID = Symbol("request id");
type Begun = IncomingMessage & {
  [REQUEST_ID]?: string;
  originalUrl?: string;
};

/** What is counted before anybody knows who asks: for the visitor, and for their address. */
const VIEWS = {
  page_view: "page_view_address",
  own_picture: "own_picture_address",
} as const;
export type View = keyof typeof VIEWS;

/** What was meant to come next on this connection is as unclear. */
const UNCLEAR: Refusal = {
  code: "bad_form",
  headers: ["Connection", "close"],
};

export interface Edge {
  headers: SecurityHeaders;
  /** Gives the request its id, and sees to its line in the log and its metrics once it is answered. */
  begin(request: IncomingMessage, response: ServerResponse): void;
  idOf(request: IncomingMessage): string;
  /** Lets an answer carry scripts: its policy names a new nonce, which is returned. */
  allowScripts(response: ServerResponse): string;
  /** From here on every answer closes its connection. */
  closeConnections(): void;
  /** Requests begun and not yet answered. */
  open(): number;
  /** Answers with a code of the contract: a page for browsers, JSON for all others. */
  refuse(
    request: IncomingMessage,
    response: ServerResponse,
    refusal: Refusal,
  ): void;
  /**
   * True, and answered, when the Host is not ours (421), there are several, or the request line asks for nothing that can be
   * here (400). An absolute address of ours becomes the path that it names.
   */
  refusesHost(request: IncomingMessage, response: ServerResponse): boolean;
  /** True, and answered with 403, when a request that changes something comes from another site. */
  refusesOrigin(request: IncomingMessage, response: ServerResponse): boolean;
  /** True, and answered with 429, when this visitor or their address has asked too often for such a thing. In this process alone. */
  refusesTooMany(
    exchange: { request: IncomingMessage; response: ServerResponse },
    visitorId: string,
    view?: View,
  ): boolean;
  /** Answers what Node could not read as a request: 400, 408 or 431, as JSON. */
  answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void;
  /** What is left when even Remix has thrown. */
  lastResort(
    error: unknown,
    request: IncomingMessage,
    response: ServerResponse,
    next: unknown,
  ): void;
}

type Needs = Pick<Services, "env" | "log" | "metrics" | "limits"> & {
  createErrorPage: (env: Services["env"]) => ErrorPage;
  /** Paths of the routes behind, for the names that metrics give them. */
  paths?: readonly string[];
};

/** What every request meets first, in plain Node: it must cost a few microseconds. */
export function openEdge(needs: Needs): Edge {
  const { env, log, metrics, limits, paths = [] } = needs;
  const errorPage = needs.createErrorPage(env);
  const routePattern = openRoutePattern(paths);
  const headers = openSecurityHeaders(env);
  const nextId = openRequestIds();
  const isOurHost = openHostCheck(env);
  const isOurs = ({ url, host: named }: RequestTarget, host?: string) =>
    isOurHost(url, host) && (named === null || isOurHost(url, named));
  const isOurOrigin = openOriginCheck(env);
  const clientAddress = openClientAddress(env.TRUSTED_PROXIES);
  const idOf = (request: Begun) => request[REQUEST_ID] ?? "none";
  let open = 0;
  let closing = false;

  const refuse: Edge["refuse"] = (request, response, refusal) => {
    const needed = { errorPage, security: headers, requestId: idOf(request) };
    answerRefusal(needed, request, response, refusal);
  };

  function finish(
    request: Begun,
    response: ServerResponse,
    start: number,
  ): void {
    open--;
    // Express cuts a mounted part off `url`, and keeps the whole.
    const { method = "GET", url: cut = "/", originalUrl: url = cut } = request;
    const ms = performance.now() - start;
    // 499: the client went away before the answer was complete.
    const status = response.writableFinished ? response.statusCode : 499;
    const route = routePattern(url);
    const requestId = idOf(request);
    metrics.request(method, route, status, ms / 1000);
    const time = Math.round(ms * 10) / 10;
    const path = pathOf(url);
    log.request({ requestId, method, path, status, ms: time });
    if (ms > SLOW_REQUEST_MS)
      log.performance("slow_request", { requestId, route, ms: time });
  }

  return {
    headers,
    idOf,
    refuse,
    allowScripts(response) {
      const nonce = createNonce();
      const flat = headers.hydrated(nonce);
      for (let index = 0; index < flat.length; index += 2)
        response.setHeader(flat[index] ?? "", flat[index + 1] ?? "");
      return nonce;
    },
    closeConnections: () => void (closing = true),
    open: () => open,
    begin(request: Begun, response) {
      const start = performance.now();
      request[REQUEST_ID] = nextId();
      open++;
      if (closing) response.shouldKeepAlive = false;
      response.on("close", () => finish(request, response, start));
    },
    refusesHost(request, response) {
      const isOne = hasOneHost(request.rawHeaders);
      const target = readRequestTarget(request.url ?? "/");
      const isClear = isOne && target !== null;
      if (isClear && isOurs(target, request.headers.host)) {
        request.url = target.url;
        return false;
      }
      metrics.securityEvent("host");
      log.security("foreign_host", { requestId: idOf(request) });
      refuse(request, response, isClear ? { code: "misdirected" } : UNCLEAR);
      return true;
    },
    refusesOrigin(request, response) {
      if (isOurOrigin(request)) return false;
      metrics.securityEvent("csrf");
      const path = pathOf(request.url ?? "/");
      log.security("foreign_origin", { requestId: idOf(request), path });
      refuse(request, response, { code: "csrf" });
      return true;
    },
    answerClientError(error, socket) {
      if (error.code === "ECONNRESET" || !socket.writable) {
        socket.destroy();
        return;
      }
      const requestId = nextId();
      const facts = { security: headers, requestId };
      const answer = unreadableAnswer(error.code, facts);
      // Who drips on would be read on: what was begun ends here.
      socket.end(answer, () => socket.destroy());
    },
    // Express knows an error handler by its four parameters.
    lastResort(error, request, response, _next) {
      const status = (error as { status?: unknown } | null)?.status;
      const isTheirs = typeof status === "number" && status < 500;
      if (!isTheirs)
        log.error("unexpected_error", { requestId: idOf(request), error });
      if (response.headersSent) response.destroy();
      else if (isTheirs) refuse(request, response, { code: "bad_form" });
      else refuse(request, response, refusalFor(error) ?? { code: "internal" });
    },
    refusesTooMany({ request, response }, visitorId, view = "page_view") {
      const address = addressKey(clientAddress(request));
      let verdict = limits.takeLocal(VIEWS[view], address);
      if (verdict.allowed) verdict = limits.takeLocal(view, visitorId);
      if (verdict.allowed) return false;
      refuse(request, response, { code: "rate_limited", verdict });
      return true;
    },
  };
}

/** Queries may hold tokens and search words: they are never logged. */
function pathOf(url: string): string {
  const query = url.indexOf("?");
  const path = query === -1 ? url : url.slice(0, query);
  return path.slice(0, LOGGED_PATH_CHARACTERS);
}
