import { once } from "node:events";
import { createServer, get, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { openListeners, type Listeners } from "./listeners.server.ts";

const HOST = "127.0.0.1";
const opened: Listeners[] = [];

afterEach(() => {
  for (const listeners of opened.splice(0)) {
    listeners.close();
    listeners.closeAllConnections();
  }
});

async function openServer(port = 0) {
  const server = createServer((_request, response) => response.end("here"));
  const listeners = openListeners(server);
  opened.push(listeners);
  await listeners.listen({ port, host: HOST });
  return { server, listeners, port: portOf(server) };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, HOST);
  await once(socket, "connect");
  return socket;
}

function ask(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get({ port, host: HOST, agent: false }, (response) => {
      response.setEncoding("utf8");
      response.on("data", resolve);
    });
    asked.on("error", reject);
  });
}

test("every one of many connections is answered, whichever socket takes it", async () => {
  const { port } = await openServer();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => ask(port)),
  );
  expect(answers).toEqual(Array.from({ length: 100 }, () => "here"));
});

test.runIf(process.platform === "linux")(
  "those who come at the same moment are taken several in a turn",
  async () => {
    const { server, port } = await openServer();
    const come = 64;
    let taken = 0;
    server.on("connection", () => taken++);
    // The system finishes their handshakes while nobody here takes them.
    const sockets = Array.from({ length: come }, () => connect(port, HOST));
    for (const socket of sockets) socket.on("error", () => undefined);
    let turns = 0;
    for (let before = -1; taken < come; before = taken) {
      await nextTurn();
      if (taken !== before) turns++;
    }
    for (const socket of sockets) socket.destroy();
    expect(turns).toBeLessThan(come / 2);
  },
);

test("a port that is in use is refused, to a server that shares its own too", async () => {
  const { port } = await openServer();
  await expect(openServer(port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  expect(await ask(port)).toBe("here");
});

test("once closed, none of them takes anybody, and open connections can be ended", async () => {
  const { listeners, port } = await openServer();
  const socket = await connectTo(port);
  const ended = once(socket, "close");
  listeners.close();
  listeners.closeAllConnections();
  await ended;
  for (let tries = 0; tries < 32; tries++)
    await expect(connectTo(port)).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
});
