import type {
  IncomingMessage,
  RequestListener,
  Server,
  ServerResponse,
} from "node:http";

/** What a sender may still send after it was refused, thrown away unread, so that it comes to read the answer. */
const LINGER_BYTES = 64 * 1024 * 1024;
const LINGER_MS = 10_000;

/**
 * Answers requests, those that wait for "100 Continue" too. They hear it when somebody begins to read their body: who
 * is refused before that sends none. RFC 9110, 10.1.1.
 */
export function answerRequests(server: Server, answer: RequestListener): void {
  server.on("request", answer);
  // Any other expectation may be passed over (RFC 9110, 10.1.1); Node's own 417 would lack our headers.
  server.on("checkExpectation", answer);
  server.on("checkContinue", (request, response) => {
    request.on("newListener", function inviteBody(event) {
      if (event !== "data") return;
      request.off("newListener", inviteBody);
      response.writeContinue();
    });
    answer(request, response);
  });
}

/**
 * Leaves the rest of a body unread. The answer closes the connection, but not before the sender had time to read it: a
 * socket that is closed with bytes still unread is reset, and a reset throws the answer away (RFC 9112, 9.6).
 */
export function leaveUnread(
  request: IncomingMessage,
  response: ServerResponse,
): void {
  request.removeAllListeners("newListener");
  if (!hasBody(request) || request.complete || response.headersSent) return;
  response.setHeader("Connection", "close");
  const { socket } = request;
  // Node calls this once the answer is written; its own closes both directions at once.
  socket.destroySoon = () => {
    socket.end();
    throwAwayRest(request);
  };
}

/** Whether a request brings a body, by its headers. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = Number(headers["content-length"] ?? 0);
  return length > 0 || headers["transfer-encoding"] !== undefined;
}

function throwAwayRest(request: IncomingMessage): void {
  const { socket } = request;
  let bytes = 0;
  const close = () => socket.destroy();
  const timer = setTimeout(close, LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  request.removeAllListeners("data");
  request.on("error", () => undefined);
  request.once("end", close);
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LINGER_BYTES) close();
  });
  request.resume();
}
