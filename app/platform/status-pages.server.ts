import type { IncomingMessage, ServerResponse } from "node:http";
import type { Edge } from "./edge.server.ts";
import { pingDatabase } from "./database.server.ts";
import { healthChecks } from "./health-checks.server.ts";
import {
  HEALTH_HEADERS,
  openHealthAnswers,
  type HealthAnswer,
} from "./health.server.ts";
import { metricsAccess } from "./metrics-access.server.ts";
import { sampleServices } from "./metric-samples.server.ts";
import type { Refusal } from "./refusals.server.ts";
import type { Services } from "./services.server.ts";
import { withinLimit } from "./within-limit.ts";

export interface StatusPages {
  /** Answers `/health…` and `/metrics` and nothing else; true when it does. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** The metrics for the private port, whose readers the network has chosen. */
  answerPrivately(request: IncomingMessage, response: ServerResponse): void;
  /** From here on `/health/ready` says no, and every answer closes its connection. */
  beginDraining(): void;
  /** From here on `turnsAway` does. */
  beginTurningAway(): void;
  /** True, and answered with 503, when the process takes no more requests. */
  turnsAway(request: IncomingMessage, response: ServerResponse): boolean;
  /** True, and answered with 503, when something is to be changed and the database has not answered within the last second. */
  refusesWithoutDatabase(
    request: IncomingMessage,
    response: ServerResponse,
  ): boolean;
  close(): void;
}

const DATABASE_LOOK_MS = 1_000;
const BUSY: Refusal = { code: "busy", headers: ["Retry-After", "5"] };

type Needs = Services & { canServe: () => boolean };

/** What operators and their machines ask. Never limited; touches nothing it need not. */
export function openStatusPages(needs: Needs, edge: Edge): StatusPages {
  const { env, metrics, clock, canServe } = needs;
  let draining = false;
  let turningAway = false;
  let databaseUp = true;
  const checks = healthChecks(needs);
  const health = openHealthAnswers({
    checks,
    clock,
    canServe,
    isDraining: () => draining,
    onResult: (name, isUp) => metrics.dependencyUp(name, isUp ? 1 : 0),
  });
  const look = setInterval(() => {
    withinLimit(() => pingDatabase(needs.sql), DATABASE_LOOK_MS).then(
      () => (databaseUp = true),
      () => (databaseUp = false),
    );
  }, DATABASE_LOOK_MS);
  sampleServices(needs);
  // Where nobody asks for health, whoever reads the metrics still learns which parts are up.
  metrics.beforeText(async () => void (await health.ready()));

  const answers: Record<string, () => HealthAnswer | Promise<HealthAnswer>> = {
    "/health": () => health.health(),
    "/health/live": () => health.live(),
    "/health/ready": () => health.ready(),
  };

  async function sendHealth(
    request: IncomingMessage,
    response: ServerResponse,
    ask: () => HealthAnswer | Promise<HealthAnswer>,
  ) {
    const { httpStatus, body } = await ask();
    send(request, response, httpStatus, HEALTH_HEADERS, JSON.stringify(body));
  }

  async function sendMetrics(
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const type = ["Content-Type", metrics.contentType];
    const own = [...type, "Cache-Control", "no-store"];
    send(request, response, 200, own, await metrics.text());
  }

  function send(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    own: readonly string[],
    body: string,
  ) {
    const length = String(Buffer.byteLength(body));
    const id = ["X-Request-Id", edge.idOf(request), "Content-Length", length];
    response.writeHead(status, [...edge.headers.plain, ...own, ...id]);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  return {
    answer(request, response) {
      const { url = "" } = request;
      // Every page view comes by: looking a path up that nobody keeps costs a microsecond.
      if (!url.startsWith("/health") && !url.startsWith("/metrics"))
        return false;
      const path = url.split("?", 1)[0] ?? "";
      const ask = answers[path];
      if (!ask && path !== "/metrics") return false;
      if (request.method !== "GET" && request.method !== "HEAD") {
        const headers = ["Allow", "GET, HEAD"];
        edge.refuse(request, response, { code: "method_not_allowed", headers });
      } else if (ask) void sendHealth(request, response, ask);
      else {
        const access = metricsAccess(env, request);
        if (access === 200) void sendMetrics(request, response);
        else edge.refuse(request, response, REFUSALS[access]);
      }
      return true;
    },
    answerPrivately(request, response) {
      const mayRead = !env.METRICS_TOKEN || metricsAccess(env, request) === 200;
      if (mayRead) void sendMetrics(request, response);
      else edge.refuse(request, response, REFUSALS[401]);
    },
    beginDraining() {
      draining = true;
      edge.closeConnections();
    },
    beginTurningAway: () => void (turningAway = true),
    turnsAway(request, response) {
      if (turningAway) edge.refuse(request, response, BUSY);
      return turningAway;
    },
    refusesWithoutDatabase(request, response) {
      if (databaseUp || isSafe(request.method)) return false;
      edge.refuse(request, response, BUSY);
      return true;
    },
    close: () => clearInterval(look),
  };
}

function isSafe(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

const REFUSALS = {
  401: { code: "unauthenticated", headers: ["WWW-Authenticate", "Bearer"] },
  404: { code: "not_found" },
} as const satisfies Record<number, Refusal>;
