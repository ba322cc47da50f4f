import { request, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { OutwardStop } from "./faults.ts";

/** Of all headers of an answer together, in bytes. */
const MAX_HEADER_BYTES = 16 * 1024;

/**
 * Everything we say of ourselves. No cookie, no credentials, no referrer; and no encoding, so that a length means what it says.
 */
const headersFor = (url: URL) => ({
  host: url.host,
  accept: "image/*",
  "accept-encoding": "identity",
  "user-agent": "Mingus picture import",
  connection: "close",
});

/**
 * Asks for a URL over a connection of ours and gives the answer once its headers are there. Node makes no agent when it is
 * handed the connection, so no proxy of the environment and no kept connection has a part in it. Throws OutwardStop.
 */
export function ask(
  url: URL,
  socket: Socket,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  let answer: IncomingMessage | undefined;
  const sent = request({
    createConnection: () => socket,
    path: url.pathname + url.search,
    headers: headersFor(url),
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
    signal,
  });
  sent.once("response", (response) => {
    answer = response.on("error", () => undefined);
    resolve(response);
  });
  // What Node cannot read after the headers, such as bytes beyond the declared length, is told to the request alone.
  sent.on("error", (cause) => {
    answer?.destroy(cause);
    reject(new OutwardStop("broken_answer", { cause }));
  });
  // An offer to change the protocol ends the connection without an error.
  sent.once("close", () => reject(new OutwardStop("broken_answer")));
  sent.end();
  return promise;
}
