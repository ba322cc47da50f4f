import type { IncomingMessage, ServerResponse } from "node:http";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { Env } from "./env.server.ts";

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export interface RemixBuild<Entry> {
  mode: "production" | "development";
  /** What was built; in development, always as the files are now. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The paths of all routes, as `/submissions/:id`. */
  paths: string[];
  /** The server's own entry, once: its features live as long as the process. */
  entry: Entry;
  /** In development, Vite's own answers. */
  devMiddleware: Handler | null;
}

/** The Remix build from disk, or from Vite in development. `Entry` is the type of app/entry.server. */
export async function loadBuild<Entry>(
  env: Pick<Env, "NODE_ENV">,
): Promise<RemixBuild<Entry>> {
  if (env.NODE_ENV !== "development") {
    const path = pathToFileURL(resolve("build/server/index.js")).href;
    const build = (await import(path)) as ServerBuild;
    return {
      mode: "production",
      build,
      paths: pathsOf(build),
      entry: build.entry.module as Entry,
      devMiddleware: null,
    };
  }
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  const load = () =>
    vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  const { entry, routes } = await load();
  return {
    mode: "development",
    build: load,
    paths: pathsOf({ routes }),
    entry: entry.module as Entry,
    devMiddleware: vite.middlewares,
  };
}

function pathsOf({ routes }: Pick<ServerBuild, "routes">): string[] {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    if (!route) return "";
    const parent = pathOf(route.parentId);
    return route.path ? `${parent}/${route.path}` : parent;
  };
  return Object.keys(routes).map((id) => pathOf(id) || "/");
}
