import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createErrorPage } from "#app/error-page.tsx";
import { openFeatures, type Features } from "#app/features.server.ts";
import { loadContext, type LoadContext } from "#app/load-context.server.ts";
import { openEdge } from "#app/platform/edge.server.ts";
import { openStatusPages } from "#app/platform/status-pages.server.ts";
import { SplashPage, QuietPage } from "#app/splash/splash-page.tsx";
import { openMedia } from "#app/storage/media.server.ts";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import type { TestDatabase } from "../database.ts";
import { openTestServices, type TestServices } from "../services.ts";
import { ask } from "./browser-request.ts";

/** The server of `server.ts` in this process, but for Remix: its screens are rendered here. */
export interface House {
  services: TestServices;
  features: Features;
  port: number;
  /** The context of an action, as a request with these headers would have it. */
  context(headers: IncomingHttpHeaders): LoadContext;
  close(): Promise<void>;
}

export async function openHouse(database: TestDatabase): Promise<House> {
  const services = await openTestServices(database);
  const { log, storage } = services;
  const edge = openEdge({ ...services, createErrorPage });
  const media = openMedia({ storage, log, edge });
  const features = openFeatures(services, {
    pageHeaders: edge.headers.splash,
    refuseTooMany: edge.refusesTooMany,
    render: (context) => Promise.resolve(new Response(renderSplash(context))),
    onPublished: () => media.recheck(),
  });
  const canServe = () => features.pool.loaded();
  const statusPages = openStatusPages({ ...services, canServe }, edge);
  const server = createServer((request, response) => {
    edge.begin(request, response);
    if (edge.refusesHost(request, response)) return;
    if (statusPages.answer(request, response)) return;
    if (media.answer(request, response)) return;
    if (features.answerSplash(request, response, edge.idOf(request))) return;
    if (edge.refusesOrigin(request, response)) return;
    if (statusPages.refusesWithoutDatabase(request, response)) return;
    edge.lastResort(new Error("nothing is behind"), request, response, null);
  });
  server.on("clientError", edge.answerClientError);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    services,
    features,
    port,
    context: (headers) =>
      loadContext(
        services,
        features,
        { headers },
        {
          requestId: "test",
          actor: null,
          allowScripts: () => "",
          refuseWith: () => undefined,
        },
      ),
    async close() {
      statusPages.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await features.close();
      await services.close();
    },
  };
}

export { ask };

function renderSplash({ splash, locale }: LoadContext): string {
  if (!splash) return "";
  const { shown, target, layout } = splash;
  const messages = messagesFor(locale);
  const page = shown
    ? h(SplashPage, { ...shown, memeId: shown.id, target, layout, messages })
    : h(QuietPage, { target, messages });
  return `<style>p{}</style>${renderToStaticMarkup(page)}`;
}
