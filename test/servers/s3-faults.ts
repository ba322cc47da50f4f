import { once } from "node:events";
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { findFreePort } from "./workplace.ts";

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Hands the request to the real server, and its answer back. */
  pass(changes?: Changes): void;
}

interface Changes {
  /** Of what is sent on. */
  body?: (chunk: Buffer) => Buffer;
  /** Of what comes back. */
  headers?: Record<string, string>;
}

const ERROR = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`;

/** What an S3 server may do to a request that it does not do well. */
export const S3_FAULTS = {
  "asks to slow down": ({ request, response }) =>
    void request.resume().on("end", () => {
      response.writeHead(503, { "Content-Type": "application/xml" });
      response.end(ERROR("SlowDown"));
    }),
  "hangs up in the middle of the bytes": ({ request }) =>
    void request.once("data", () => request.socket.destroy()),
  "says nothing": ({ request }) => void request.resume(),
  "answers an error as a success": ({ request, response }) =>
    void request.resume().on("end", () => {
      response.writeHead(200, { "Content-Type": "application/xml" });
      response.end(ERROR("InternalError"));
    }),
  "keeps other bytes": ({ pass }) => pass({ body: mangled }),
  "keeps nothing and says all is well": ({ request, response }) =>
    void request.resume().on("end", () => {
      response.writeHead(200, { ETag: '"00000000000000000000000000000000"' });
      response.end();
    }),
} as const satisfies Record<string, (exchange: Exchange) => void>;

export type S3Fault = keyof typeof S3_FAULTS;

/** A way to a real S3 server on which something may go wrong. */
export interface FaultyS3 {
  endpoint: string;
  /** What happens to every PUT, or to every GET, from now on; null: nothing. */
  fail(fault: S3Fault | null, method?: "PUT" | "GET"): void;
  stop(): Promise<void>;
}

/** Stands before the S3 server at this address. Signatures hold: they are for the address that the sender has asked. */
export async function startFaultyS3(endpoint: string): Promise<FaultyS3> {
  const target = new URL(endpoint);
  const port = await findFreePort();
  let fault: S3Fault | null = null;
  let failing = "PUT";
  const server: Server = createServer((request, response) => {
    const pass = (changes: Changes = {}) =>
      passOn(target, { request, response }, changes);
    if (fault === null || request.method !== failing) return pass();
    S3_FAULTS[fault]({ request, response, pass });
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  return {
    endpoint: `http://127.0.0.1:${port}`,
    fail(next, method = "PUT") {
      fault = next;
      failing = method;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(
  { hostname, port }: URL,
  { request, response }: Omit<Exchange, "pass">,
  { body = (chunk) => chunk, headers = {} }: Changes,
): void {
  const { method, url: path, headers: asked } = request;
  const onward = ask({ hostname, port, method, path, headers: asked });
  onward.once("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, {
      ...answer.headers,
      ...headers,
    });
    answer.pipe(response);
  });
  onward.once("error", () => request.socket.destroy());
  request.on("data", (chunk: Buffer) => onward.write(body(chunk)));
  request.once("end", () => onward.end());
}

function mangled(chunk: Buffer): Buffer {
  const other = Buffer.from(chunk);
  other[0] = (other[0] ?? 0) ^ 1;
  return other;
}
