import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { createApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import handleRequest, {
  createErrorPage,
  handleError,
  loadContext,
  openFeatures,
} from "#app/entry.server.tsx";
import type { Features } from "#app/features.server.ts";
import { openApiAnswers } from "#app/platform/api-answers.server.ts";
import { openEdge } from "#app/platform/edge.server.ts";
import { openIdentification } from "#app/platform/identification.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { setHeaders } from "#app/platform/set-headers.ts";
import { answerRequests } from "#app/platform/unread-body.server.ts";
import * as unknownAddress from "#app/routes/api.$.ts";
import { seedCast } from "../../scripts/seed/cast.ts";
import type { TestDatabase } from "../database.ts";
import { openTestServices, type TestServices } from "../services.ts";
import { ask, type Answer, type Asking } from "./browser-request.ts";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];

/** Routes by their address, as Remix writes one: `api/v1/uploads/:id/complete`. */
export type ApiRoutes = Record<string, Partial<RouteModule>>;

/** What `server.ts` does for addresses of the API, in this process, with services and parts that a test can reach. */
export interface ApiHouse {
  services: TestServices;
  features: Features;
  server: Server;
  port: number;
  /** The headers of a program that acts for one of the cast, by a token with the scope `upload`. */
  tokenOf(email: string): Promise<{ Authorization: string }>;
  /** Asks as a program does: JSON where a body is no bytes. */
  ask(path: string, asking?: ApiAsking): Promise<ApiAnswer>;
  close(): Promise<void>;
}

export interface ApiAsking extends Omit<Asking, "body"> {
  body?: Buffer | object;
}

export interface ApiAnswer extends Answer {
  /** The body; null when it is no JSON. */
  json: unknown;
}

/** @param parts of the features, in place of their own */
export async function openApiHouse(
  place: Pick<TestDatabase, "env">,
  routes: ApiRoutes,
  parts: Partial<Features> = {},
): Promise<ApiHouse> {
  const services = await openTestServices(place);
  await seedCast(services);
  const edge = openEdge({ ...services, createErrorPage });
  const own = openFeatures(services, {
    pageHeaders: edge.headers.splash,
    refuseTooMany: edge.refusesTooMany,
    render: () => Promise.resolve(new Response()),
    onPublished: () => undefined,
  });
  const features = { ...own, ...parts };
  const app = express();
  app.disable("x-powered-by");
  app.use(setHeaders(edge.headers.screen));
  app.use((request, response, next) => {
    response.setHeader("X-Request-Id", edge.idOf(request));
    next();
  });
  app.use(openApiAnswers(edge));
  app.use((request, response, next) => {
    if (!edge.refusesOrigin(request, response)) next();
  });
  app.use(features.receiveContent);
  app.use(openIdentification(features.accounts.identify, edge));
  app.use(features.receiveUpload);
  const answer = createRequestHandler({
    build: buildOf({ ...routes, "api/*": unknownAddress }),
    mode: "production",
    getLoadContext: (request, response) =>
      loadContext(services, features, request, {
        requestId: edge.idOf(request),
        actor: response.locals["actor"],
        intake: response.locals["intake"],
        allowScripts: () => "",
        refuseWith: () => undefined,
      }),
  });
  app.use((...exchange) => void answer(...exchange));
  app.use(edge.lastResort);
  const server = createServer();
  answerRequests(server, (request, response) => {
    edge.begin(request, response);
    app(request, response);
  });
  server.on("clientError", edge.answerClientError);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    ...{ services, features, server, port },
    tokenOf: (email) => tokenOf(services, email),
    ask: (path, asking) => askJson(port, path, asking),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await features.close();
      await services.close();
    },
  };
}

export async function tokenOf(services: OpenServices, email: string) {
  const owner = await services.db.person.findUniqueOrThrow({
    where: { email },
  });
  const created = await createApiToken(services, {
    ...{ owner, name: "a test", scopes: ["upload"], days: 1 },
    by: "command line",
  });
  if (!created.ok) throw new Error(created.rejection);
  return { Authorization: `Bearer ${created.secret}` };
}

export async function askJson(
  port: number,
  path: string,
  { body, headers = {}, ...asking }: ApiAsking = {},
): Promise<ApiAnswer> {
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  const sent = isJson ? Buffer.from(JSON.stringify(body)) : body;
  const type = isJson ? { "Content-Type": "application/json" } : {};
  const answer = await ask({ port }, path, {
    ...asking,
    headers: { Accept: "application/json", ...type, ...headers },
    ...(sent ? { body: sent } : {}),
  });
  return { ...answer, json: parsed(answer.body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function buildOf(routes: ApiRoutes): ServerBuild {
  const entries = Object.entries(routes).map(([path, module]) => {
    const route = { id: path, path, module: module as RouteModule };
    return [path, route] as const;
  });
  return {
    mode: "production",
    entry: { module: { default: handleRequest, handleError } },
    routes: Object.fromEntries(entries),
    assets: {
      ...{ entry: { module: "", imports: [] }, routes: {} },
      ...{ url: "", version: "test" },
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
    isSpaMode: false,
  };
}
