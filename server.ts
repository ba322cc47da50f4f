/** The server, top to bottom: what it opens, who answers a request, how it stops. */
import { createServer } from "node:http";
import { createRequestHandler as remixHandler } from "@remix-run/express";
import { createRequestHandler as remixRenderer } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { openApiAnswers } from "#app/platform/api-answers.server.ts";
import { drainOn } from "#app/platform/drain.server.ts";
import { limitBodies } from "#app/platform/body-limit.server.ts";
import { openEdge } from "#app/platform/edge.server.ts";
import { openFailureAnswers } from "#app/platform/failure-answers.server.ts";
import { openIdentification } from "#app/platform/identification.server.ts";
import { writeDownConsole } from "#app/platform/library-words.server.ts";
import { openListeners } from "#app/platform/listeners.server.ts";
import { isBehind, migrateUp } from "#app/platform/migrations.server.ts";
import { openServices } from "#app/platform/open-services.server.ts";
import { openPageAnswers } from "#app/platform/page-answers.server.ts";
import { processEnvironment } from "#app/platform/process-env.server.ts";
import { loadBuild } from "#app/platform/remix-build.server.ts";
import { openRemixRequests } from "#app/platform/remix-requests.server.ts";
import { processRole } from "#app/platform/role.ts";
import { openStatusPages } from "#app/platform/status-pages.server.ts";
import { setHeaders } from "#app/platform/set-headers.ts";
import { cutSlowSenders, TIMEOUTS } from "#app/platform/slow-senders.server.ts";
import { answerRequests } from "#app/platform/unread-body.server.ts";
import { openMedia } from "#app/storage/media.server.ts";
import type * as Entry from "./app/entry.server.tsx";

/** A folder is no page. */
const FILES = { index: false, redirect: false };

// What every request and every job works with. With a database server, the release step migrates.
const role = processRole();
const env = processEnvironment();
const building = loadBuild<typeof Entry>(env);
const services = await openServices(env, { join: false });
const { log, storage } = services;
if (env.NODE_ENV === "production") writeDownConsole(log);
if (services.database.embedded && (await isBehind(services.sql)))
  await migrateUp(services.database);

// The features and the error page come out of the Remix build, which is a module graph of its own.
const remix = await building;
const { openFeatures, loadContext, createErrorPage } = remix.entry;
const edge = openEdge({ ...services, createErrorPage, paths: remix.paths });
const media = openMedia({ storage, log, edge });
const render = remixRenderer(remix.build, remix.mode);
const features = openFeatures(services, {
  pageHeaders: edge.headers.splash,
  refuseTooMany: edge.refusesTooMany,
  render: (context) => render(new Request(env.BASE_URL), context),
  onPublished: () => media.recheck(),
});

const canServe = () => features.pool.loaded();
const statusPages = openStatusPages({ ...services, canServe }, edge);

// What Remix answers, and its files.
const app = express();
app.disable("x-powered-by");
app.use(compression());
app.use(setHeaders(edge.headers.screen));
app.use((request, response, next) => {
  response.setHeader("X-Request-Id", edge.idOf(request));
  next();
});
app.use(openRemixRequests(edge));
app.use(openPageAnswers(edge), openApiAnswers(edge));
app.use(openFailureAnswers(edge));
if (remix.devMiddleware) app.use(remix.devMiddleware);
app.use(
  "/assets",
  express.static("build/client/assets", {
    ...FILES,
    maxAge: "1y",
    immutable: true,
  }),
);
app.use(express.static("build/client", { ...FILES, maxAge: "1h" }));
app.use((request, response, next) => {
  const visitor = features.visitors.read(request.headers);
  const view = features.isOwnPicture(request) ? "own_picture" : "page_view";
  if (edge.refusesTooMany({ request, response }, visitor.id, view)) return;
  if (edge.refusesOrigin(request, response)) return;
  if (!statusPages.refusesWithoutDatabase(request, response)) next();
});
app.use(features.receiveContent);
app.use(openIdentification(features.accounts.identify, edge));
app.use(features.receiveUpload);
app.use(limitBodies({ ...edge, takesFiles: features.takesFiles }));
const answerByRemix = remixHandler({
  build: remix.build,
  mode: remix.mode,
  getLoadContext: (request, response) =>
    loadContext(services, features, request, {
      requestId: edge.idOf(request),
      actor: response.locals["actor"],
      intake: response.locals["intake"],
      allowScripts: () => edge.allowScripts(response),
      refuseWith: (refusal) => (response.locals["refusal"] = refusal),
    }),
});
app.use((...exchange) => void answerByRemix(...exchange));
app.use(edge.lastResort);

// A request without a Host is ours to refuse, like one for a foreign host: Node's own answer lacks the headers.
const options = { ...TIMEOUTS, requireHostHeader: false };
const server = createServer(options);
answerRequests(server, (request, response) => {
  edge.begin(request, response);
  if (edge.refusesHost(request, response)) return;
  if (statusPages.answer(request, response)) return;
  if (statusPages.turnsAway(request, response)) return;
  if (media.answer(request, response)) return;
  if (role === "worker")
    return edge.refuse(request, response, { code: "not_found" });
  if (features.answerSplash(request, response, edge.idOf(request))) return;
  app(request, response);
});
server.on("clientError", edge.answerClientError);
cutSlowSenders(server, features);
const listeners = openListeners(server);

// A second port for metrics alone, which the platform's network keeps private.
const metricsServer = createServer((request, response) => {
  edge.begin(request, response);
  statusPages.answerPrivately(request, response);
});
if (env.METRICS_PORT > 0) metricsServer.listen(env.METRICS_PORT, env.HOST);

features.begin(role);

drainOn(["SIGTERM", "SIGINT"], {
  servers: [listeners, metricsServer],
  open: edge.open,
  begin: () => statusPages.beginDraining(),
  turnAway: () => statusPages.beginTurningAway(),
  rest: () => services.jobs.rest(),
  giveNotice: env.APP_ENV !== "local",
  async close() {
    statusPages.close();
    await features.close();
    await services.close();
  },
  exit: (code) => process.exit(code),
});

await listeners.listen({ port: env.PORT, host: env.HOST });
log.info("listening", { port: env.PORT });
