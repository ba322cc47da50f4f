/**
 * Inside a network of its own: a public web that is up to no good, traps where nobody may ever knock, and the way in for the test.
 * Arguments: the folder for its two sockets, a picture to serve.
 */
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { connect, createServer as createPlain } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PUBLIC_ADDRESS, TRAPS, type Seen } from "../servers/sealed-net.ts";

const [folder = "", picturePath = ""] = process.argv.slice(2);
const picture = await readFile(picturePath);
const seen: Seen = { trapped: [], heads: [], poured: 0 };

const ROOM = 64 * 1024;
const PATHS: Record<string, (response: ServerResponse, to: string) => void> = {
  "/cat.jpg": (response) =>
    void response
      .writeHead(200, {
        "Content-Type": "text/html",
        "Content-Disposition": 'attachment; filename="../x.exe"',
      })
      .end(picture),
  "/way": (response, to) =>
    void response.writeHead(302, { Location: to }).end(),
  "/page": (response) =>
    void response.writeHead(200, { "Content-Type": "image/jpeg" }).end("<p>"),
  "/half": (response) => void response.end(picture.subarray(0, 900)),
  "/gone": (response) => void response.writeHead(404).end(picture),
  "/silent": () => undefined,
  "/hangs-up": (response) => void response.destroy(),
  "/shorter": (response) => {
    response.writeHead(200, { "Content-Length": picture.length * 2 });
    response.write(picture, () => response.destroy());
  },
  "/too-long": (response) =>
    void response
      .writeHead(200, { "Content-Length": 99_999_999 })
      .flushHeaders(),
  "/endless": (response) => pour(response),
  "/bomb": (response) => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024));
    response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb);
  },
};

function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(Buffer.alloc(ROOM)))
    seen.poured += ROOM;
  response.once("drain", () => pour(response));
}

const web = createServer((request, response) => {
  seen.heads.push(request.rawHeaders.join("\n"));
  const url = new URL(request.url ?? "/", "http://web");
  const answer = PATHS[url.pathname];
  if (answer) answer(response, url.searchParams.get("to") ?? "");
  else response.writeHead(404).end();
}).listen(80, PUBLIC_ADDRESS);

const traps = TRAPS.map(({ address, port }) =>
  createPlain((socket) => {
    seen.trapped.push(`${address} ${port}`);
    socket.destroy();
  }).listen(port, address),
);

const reports = createServer((request, response) => {
  if (request.method === "DELETE")
    seen.trapped.length = seen.heads.length = seen.poured = 0;
  response.end(JSON.stringify(seen));
}).listen(join(folder, "seen"));

// The first line of a connection is the port that it wants.
const way = createPlain((outer) => {
  outer.on("error", () => undefined);
  outer.once("data", (first: Buffer) => {
    const end = first.indexOf("\n");
    const inner = connect(Number(first.subarray(0, end)), "127.0.0.1");
    inner.on("error", () => outer.destroy());
    inner.write(first.subarray(end + 1));
    outer.pipe(inner).pipe(outer);
  });
}).listen(join(folder, "way"));

const all = [web, reports, way, ...traps];
await Promise.all(
  all.map((server) => new Promise((ready) => server.once("listening", ready))),
);
console.log("sealed");
