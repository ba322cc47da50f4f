import type { IncomingMessage, ServerResponse } from "node:http";
import type { FlatHeaders } from "./security-headers.server.ts";

/** Express middleware that sets headers before anything is known of the answer; later ones may replace them. */
export function setHeaders(headers: FlatHeaders) {
  return (
    _request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    for (let index = 0; index < headers.length; index += 2) {
      response.setHeader(headers[index] ?? "", headers[index + 1] ?? "");
    }
    next();
  };
}
