import { once } from "node:events";
import { connect, createServer, Socket, type Server } from "node:net";
import { createServer as createSecureServer } from "node:tls";
import type { Dialer } from "#app/platform/outward/dialer.server.ts";
import type { Resolver } from "#app/platform/outward/lookup.server.ts";

/** Answers a request as it likes, byte by byte. `head` is all that the client said. */
export type Answer = (socket: Socket, head: string) => unknown;

/** A public internet of a test's own: its names have public addresses, and these lead to one server on loopback. */
export interface PublicWeb {
  /** The addresses of each name. Names that are not here are unknown. */
  names: Map<string, readonly string[]>;
  /** What each host does with a request. */
  hosts: Map<string, Answer>;
  resolve: Resolver;
  dial: Dialer;
  /** Public addresses where nobody answers. */
  deaf: Set<string>;
  /** What happened, in order. */
  seen: { lookups: string[]; dialled: string[]; heads: string[] };
  /** Connections to an address that is not public: a breach. Where they end is this server's `canary`. */
  canary: { port: number; visits: number };
  /** How many connections the client still holds. */
  openSockets(): number;
  /** Waits until every connection has ended at the server's side as well. */
  untilLeft(): Promise<void>;
  /** As it was at first. */
  forget(): void;
  stop(): Promise<void>;
}

export const PUBLIC_ADDRESS = "93.184.215.14";

/** Starts it. With a key and a certificate in PEM, port 443 speaks TLS. */
export async function startPublicWeb(
  identity: { key: string; cert: string } | null = null,
): Promise<PublicWeb> {
  const connections = new Set<Socket>();
  const clients = new Set<Socket>();
  const hosts = new Map<string, Answer>();
  const names = new Map<string, readonly string[]>();
  const deaf = new Set<string>();
  const seen: PublicWeb["seen"] = { lookups: [], dialled: [], heads: [] };
  const serve = (socket: Socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
    socket.on("error", () => undefined);
    void readHead(socket).then((head) => {
      seen.heads.push(head);
      const host = /^host: ([^:\r]*)/im.exec(head)?.[1] ?? "";
      return hosts.get(host)?.(socket, head);
    });
  };
  const canary = { port: 0, visits: 0 };
  const trap = createServer((socket) => {
    canary.visits += 1;
    socket.destroy();
  });
  const plain = createServer(serve);
  const secure = createSecureServer(identity ?? {}, serve);
  secure.on("tlsClientError", () => undefined);
  const servers = [plain, secure, trap];
  const [plainPort, securePort, trapPort] = await Promise.all(
    servers.map(listen),
  );
  canary.port = trapPort!;

  return {
    names,
    hosts,
    deaf,
    seen,
    canary,
    resolve(name) {
      seen.lookups.push(name);
      const addresses = names.get(name);
      return addresses
        ? Promise.resolve(addresses)
        : Promise.reject(new Error("ENOTFOUND"));
    },
    dial({ address, port }) {
      seen.dialled.push(`${address} ${port}`);
      const isOurs = [...names.values()].flat().includes(address);
      const isBreach = /^(127|10|169|::)/.test(address);
      const socket =
        deaf.has(address) || !(isOurs || isBreach)
          ? new Socket().destroy(new Error("ECONNREFUSED"))
          : connect(
              isBreach ? trapPort! : port === 443 ? securePort! : plainPort!,
              "127.0.0.1",
            );
      clients.add(socket);
      return socket;
    },
    openSockets: () => [...clients].filter((it) => !it.destroyed).length,
    async untilLeft() {
      const left = [...connections].map(
        (socket) => new Promise((closed) => socket.once("close", closed)),
      );
      await Promise.all(left);
    },
    forget() {
      for (const known of [names, hosts, deaf]) known.clear();
      for (const list of Object.values(seen)) list.length = 0;
      canary.visits = 0;
    },
    async stop() {
      for (const socket of connections) socket.destroy();
      await Promise.all(servers.map(close));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  await new Promise((closed) => server.close(closed));
}

function readHead(socket: Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let head = "";
  socket.on("data", (bytes: Buffer) => {
    head += bytes.toString("latin1");
    if (head.includes("\r\n\r\n")) resolve(head);
  });
  return promise;
}
