import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { beforeSending } from "./before-sending.ts";
import type { Edge } from "./edge.server.ts";
import { BODY_TOO_LARGE } from "./failures.ts";
import { hasBody, leaveUnread } from "./unread-body.server.ts";

/** More than any form or call of ours needs. Files are counted where they are received. */
export const MAX_BODY_BYTES = 256 * 1024;

interface Needs extends Pick<Edge, "refuse"> {
  /** Whether a request brings files, which have limits of their own. */
  takesFiles(request: IncomingMessage): boolean;
}

/**
 * Express middleware straight ahead of Remix, which reads a form whole before anybody looks at it: no body is longer than
 * `MAX_BODY_BYTES`. One that says so is refused at once; of any other the reader is told as soon as it is. An answer that
 * comes before the end of a body closes the connection, so that nobody can go on sending.
 */
export function limitBodies({ refuse, takesFiles }: Needs): RequestHandler {
  return (request, response, next) => {
    if (!hasBody(request) || takesFiles(request)) return next();
    if (Number(request.headers["content-length"]) > MAX_BODY_BYTES)
      return refuse(request, response, { code: "too_large" });
    cutAt(request, MAX_BODY_BYTES);
    beforeSending(response, () => void leaveUnread(request, response));
    next();
  };
}

/** The stream is left as it is, for an answer that is still to be sent on the same connection. */
function cutAt(request: IncomingMessage, most: number): void {
  let bytes = 0;
  // Whoever reads the body hears it; nobody reads that of a GET, and an error that nobody hears ends the process.
  request.on("error", () => undefined);
  request.on("data", function count(chunk: Buffer) {
    bytes += chunk.length;
    if (bytes <= most) return;
    request.off("data", count);
    request.pause();
    const fault = new Error("the body is too large");
    request.emit("error", Object.assign(fault, { code: BODY_TOO_LARGE }));
  });
}
