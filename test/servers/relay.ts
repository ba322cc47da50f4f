import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { findFreePort } from "./workplace.ts";

/** A way to a server that a test can cut and mend, as if the server went away. */
export interface Relay {
  port: number;
  /** Takes connections from now on. */
  open(): Promise<void>;
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>;
}

/** Relays a free port of 127.0.0.1 to another one. Closed at first. */
export async function createRelay(target: number): Promise<Relay> {
  const port = await findFreePort();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.once("error", () => socket.destroy());
  };
  let server: Server | null = null;
  return {
    port,
    async open() {
      server = createServer((near) => {
        const far = connect(target, "127.0.0.1");
        keep(near);
        keep(far);
        near.pipe(far).pipe(near);
      });
      await once(server.listen(port, "127.0.0.1"), "listening");
    },
    async cut() {
      if (!server) return;
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      server = null;
      await closed;
    },
  };
}
