import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { systemTimer, type Timer } from "./outward/timer.ts";
import { hasBody } from "./unread-body.server.ts";

/** Node's own limits: headers within 10 s; a request, however steadily it comes, within ten minutes. */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 600_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** How often a body is looked at that has not come whole. */
const LOOK_MS = 25_000;
/** What files must have brought from one look to the next: 16 KiB/s. 10 MiB at 1 Mbit/s take 84 s, seven times as fast. */
const LEAST_FILE_BYTES = 16 * 1024 * (LOOK_MS / 1000);

interface Needs {
  /** Whether a request brings files, which take their time. Every other body is whole by the first look. */
  takesFiles(request: IncomingMessage): boolean;
  timer?: Timer;
}

/**
 * Cuts off bodies that drip: `requestTimeout` alone would either cut an honest telephone or let anybody hold a
 * connection for minutes. A body that we ourselves leave waiting, for the disk or for an invitation, is not late. Who is
 * late is told to the server's `clientError`, as Node's own timeouts are.
 */
export function cutSlowSenders(server: Server, needs: Needs): void {
  const watch = (request: IncomingMessage, response: ServerResponse) => {
    if (hasBody(request)) watchBody(server, needs, { request, response });
  };
  server.on("request", watch);
  server.on("checkContinue", watch);
  server.on("checkExpectation", watch);
}

function watchBody(
  server: Server,
  { takesFiles, timer = systemTimer }: Needs,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  const { socket } = request;
  const least = takesFiles(request) ? LEAST_FILE_BYTES : Infinity;
  let seen = socket.bytesRead;
  const wait = () => timer.after(LOOK_MS, look);
  let stop = wait();
  request.once("close", () => stop());

  function look(): void {
    if (request.complete || request.destroyed) return;
    const isWaitingForUs =
      request.readableFlowing !== true && !response.writableEnded;
    if (isWaitingForUs || socket.bytesRead - seen >= least) {
      seen = socket.bytesRead;
      stop = wait();
    } else cut();
  }

  function cut(): void {
    const error = Object.assign(new Error("the body came too slowly"), {
      code: "ERR_HTTP_REQUEST_TIMEOUT",
    });
    // Half an answer cannot be followed by another.
    if (response.headersSent) socket.destroy();
    else server.emit("clientError", error, socket);
  }
}
