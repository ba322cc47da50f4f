/** The server, top to bottom: what it opens, who answers a request, how it stops. */
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { createRequestHandler as remixHandler } from "@remix-run/express";
import { createRequestHandler as remixRenderer } from "@remix-run/node";
import express from "express";
import { drainOn } from "#app/platform/drain.server.ts";
import { openEdge } from "#app/platform/edge.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { migrateUp } from "#app/platform/migrations.server.ts";
import { openServices } from "#app/platform/open-services.server.ts";
import { loadBuild } from "#app/platform/remix-build.server.ts";
import { setHeaders } from "#app/platform/set-headers.ts";
import { openMedia } from "#app/storage/media.server.ts";
import type * as Entry from "./app/entry.server.tsx";

const { values } = parseArgs({
  options: { role: { type: "string", default: "all" } },
});
const report = parseEnvironment(process.env);
for (const warning of report.warnings)
  process.stderr.write(`warning: ${warning}\n`);
if (!report.ok) {
  process.stderr.write(`${report.faults.join("\n")}\n`);
  process.exit(2);
}

// What every request and every job works with. With a database server, the release step migrates.
const services = await openServices(report.env, { join: false });
const { env, log } = services;
if (services.database.embedded) await migrateUp(services.database);
const edge = openEdge(services);
const media = openMedia({
  storage: services.storage,
  headers: edge.headers.media,
  log,
});

// The features come out of the Remix build, which is a module graph of its own.
const remix = await loadBuild<typeof Entry>(env);
const render = remixRenderer(remix.build, remix.mode);
const features = remix.entry.openFeatures(services, {
  pageHeaders: edge.headers.splash,
  refuseTooMany: () => false,
  render: (context) => render(new Request(env.BASE_URL), context),
  onPublished: () => media.recheck(),
});

// What Remix answers, and its files.
const app = express();
app.disable("x-powered-by");
app.use(setHeaders(edge.headers.screen));
if (remix.devMiddleware) app.use(remix.devMiddleware);
app.use(
  "/assets",
  express.static("build/client/assets", { immutable: true, maxAge: "1y" }),
);
app.use(express.static("build/client", { maxAge: "1h", index: false }));
app.use(
  (request, response, next) =>
    void (edge.refusesOrigin(request, response) || next()),
);
app.use(
  remixHandler({
    build: remix.build,
    mode: remix.mode,
    getLoadContext: (request) =>
      remix.entry.loadContext(services, features, request, edge.idOf(request)),
  }),
);

const server = createServer((request, response) => {
  edge.begin(request, response);
  if (edge.refusesHost(request, response)) return;
  if (media.answer(request, response)) return;
  if (features.answerSplash(request, response, edge.idOf(request))) return;
  app(request, response);
});
server.listen(env.PORT, env.HOST, () =>
  log.info("listening", { port: env.PORT }),
);

if (values.role !== "web") void services.jobs.work(features.jobHandlers);

drainOn(["SIGTERM", "SIGINT"], {
  servers: [server],
  open: edge.open,
  begin: () => log.info("draining"),
  giveNotice: env.APP_ENV !== "local",
  close: () => features.close().then(() => services.close()),
  exit: (code) => process.exit(code),
});
