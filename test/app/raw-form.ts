import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Where a multipart body is cut into its parts. */
export const BOUNDARY = "frontier";
const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export interface RawPart {
  /** The headers as they are written, without the line ends. */
  head: string;
  body: Buffer | string;
}

export const field = (name: string, value: string): RawPart => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  body: value,
});

export const file = (
  body: Buffer | string,
  name = "socks.jpg",
  type = "image/jpeg",
): RawPart => ({
  head: `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}`,
  body,
});

/** A whole multipart body. */
export function formBody(parts: readonly RawPart[]): Buffer {
  const bytes = parts.flatMap(({ head, body }) => [
    Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...bytes, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

interface RawError {
  code: string;
  message: string;
  requestId: string;
  fields?: object;
}

export interface RawAnswer {
  /** Zero: the server said nothing. */
  status: number;
  head: string;
  body: string;
  json: { error?: RawError } & Record<string, unknown>;
}

export interface RawSending {
  /** POST when left out. */
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  /** Sent as it is, after the headers; the connection stays open for more. */
  body?: Buffer;
  /** Sent on and on until the server closes the connection. */
  flood?: Buffer;
  /** Closes the connection this long before an answer. */
  abort?: boolean;
  /** The body in pieces of so many bytes, with a rest between them. */
  pace?: { bytes: number; restMs: number };
}

/** Sends one request over a socket of its own, byte by byte as it is written here, and waits until the server closes it. */
export function sendRaw(port: number, sending: RawSending): Promise<RawAnswer> {
  const { path = "/api/v1/uploads", headers = {}, body, flood } = sending;
  const { abort, pace, method = "POST" } = sending;
  const all = {
    ...{ Host: `localhost:${port}`, Connection: "close" },
    "Content-Type": FORM_TYPE,
    ...(flood || headers["Content-Length"] || headers["Transfer-Encoding"]
      ? {}
      : { "Content-Length": String(body?.length ?? 0) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1");
    const pour = () => {
      while (!socket.destroyed && socket.writable && socket.write(flood ?? ""));
    };
    socket.setEncoding("latin1").on("data", (text) => (said += text));
    socket.on("error", () => undefined);
    socket.once("close", () => resolve(parsed(said)));
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    if (body && pace) void writePaced(socket, body, pace);
    else if (body) socket.write(body, () => abort && socket.destroy());
    if (flood) {
      socket.on("drain", pour);
      pour();
    }
  });
}

async function writePaced(
  socket: Socket,
  body: Buffer,
  { bytes, restMs }: NonNullable<RawSending["pace"]>,
): Promise<void> {
  for (let at = 0; at < body.length && socket.writable; at += bytes) {
    socket.write(body.subarray(at, at + bytes));
    await pause(restMs);
  }
}

function parsed(said: string): RawAnswer {
  const [head = "", ...rest] = said.split("\r\n\r\n");
  const sent = rest.join("\r\n\r\n");
  const isChunked = /transfer-encoding: chunked/i.test(head);
  const body = isChunked ? unchunked(sent) : sent;
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
  const isJson = /content-type: application\/json/i.test(head);
  const text = Buffer.from(body, "latin1").toString();
  const json = isJson ? jsonOf(text) : {};
  return { status, head, body: text, json };
}

/** Nothing for an answer that breaks off. */
function jsonOf(text: string): RawAnswer["json"] {
  try {
    return JSON.parse(text) as RawAnswer["json"];
  } catch {
    return {};
  }
}

function unchunked(sent: string): string {
  let text = "";
  for (let rest = sent; rest !== "";) {
    const [size = "0"] = rest.split("\r\n", 1);
    const length = parseInt(size, 16);
    if (!(length > 0)) break;
    const start = size.length + 2;
    text += rest.slice(start, start + length);
    rest = rest.slice(start + length + 2);
  }
  return text;
}
