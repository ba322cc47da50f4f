import { once } from "node:events";
import type { Server } from "node:http";
import {
  createServer,
  type AddressInfo,
  type ListenOptions,
  type Server as Listener,
} from "node:net";

/** How many new connections are taken in a turn of the event loop. */
const LISTENERS = 16;
/** As Node's own http server takes them. */
const CONNECTIONS = { allowHalfOpen: true, noDelay: true };

/** What a server listens with. */
export interface Listeners {
  /** Rejects when the port is in use. */
  listen(at: { port: number; host: string }): Promise<void>;
  /** Takes no more connections. */
  close(): void;
  closeAllConnections(): void;
}

/**
 * Several sockets that listen on one port (`SO_REUSEPORT`), among which the system spreads those who come. Of each, Node takes one
 * connection in a turn of its event loop: in a busy moment visitors would stand in line for the only one. Where the system
 * has no such thing, there is one.
 */
export function openListeners(server: Server): Listeners {
  const listeners: Listener[] = [server];

  async function add(at: ListenOptions): Promise<void> {
    const one = createServer(CONNECTIONS, (socket) =>
      server.emit("connection", socket),
    );
    listeners.push(one);
    await begin(one, at);
  }

  return {
    async listen({ port, host }) {
      const place = { host, port: await unusedPort({ port, host }) };
      const shared = { ...place, reusePort: true };
      const isShared = await begin(server, shared).then(
        () => true,
        () => false,
      );
      if (!isShared) return begin(server, place);
      while (listeners.length < LISTENERS) await add(shared);
    },
    close: () => listeners.forEach((one) => one.close()),
    closeAllConnections: () => server.closeAllConnections(),
  };
}

/** A port that is shared would let a second server in without a word: whether it is taken is asked by one that shares nothing. */
async function unusedPort(at: ListenOptions): Promise<number> {
  const asking = createServer();
  await begin(asking, at);
  const { port } = asking.address() as AddressInfo;
  asking.close();
  await once(asking, "close");
  return port;
}

async function begin(listener: Listener, at: ListenOptions): Promise<void> {
  listener.listen(at);
  await once(listener, "listening");
}
