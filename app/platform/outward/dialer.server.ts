import { once } from "node:events";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { OutwardStop } from "./faults.ts";

/** Begins a connection to an address. It is never told a name, so it cannot look one up a second time. */
export type Dialer = (to: { address: string; port: number }) => Socket;

export interface Connecting {
  dial: Dialer;
  /** Authorities to believe instead of the well-known ones, in PEM. */
  trust?: string | undefined;
}

/** How many addresses of one name are tried in turn. */
const MAX_ADDRESSES_TRIED = 3;

export const dialDirectly: Dialer = ({ address, port }) =>
  connect({ host: address, port });

/**
 * A connection that is ready to be written to, over TLS for https, where the certificate must be for the URL's host. On any
 * failure nothing is left open. Throws OutwardStop.
 * @param addresses already seen to be public
 */
export async function openConnection(
  { dial, trust }: Connecting,
  { url, addresses }: { url: URL; addresses: readonly string[] },
  signal: AbortSignal,
): Promise<Socket> {
  const isSecure = url.protocol === "https:";
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const causes: unknown[] = [];
  for (const address of addresses.slice(0, MAX_ADDRESSES_TRIED)) {
    const socket = dial({ address, port });
    try {
      await ready(socket, "connect", signal);
      return isSecure ? await secured(socket, { url, trust }, signal) : socket;
    } catch (error) {
      socket.destroy();
      signal.throwIfAborted();
      causes.push(error);
    }
  }
  throw new OutwardStop("unreachable", { cause: causes });
}

async function secured(
  socket: Socket,
  { url, trust }: { url: URL; trust: string | undefined },
  signal: AbortSignal,
): Promise<Socket> {
  // A certificate holds names without the dot of the root, and the handshake names no addresses (RFC 6066).
  const host = url.hostname.replace(/^\[(.+)\]$/, "$1").replace(/\.$/, "");
  const secure = connectSecurely({
    socket,
    host,
    servername: isIP(host) === 0 ? host : "",
    ALPNProtocols: ["http/1.1"],
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment says nothing.
    rejectUnauthorized: true,
    ...(trust !== undefined && { ca: trust }),
  });
  return ready(secure, "secureConnect", signal);
}

async function ready<S extends Socket>(
  socket: S,
  event: string,
  signal: AbortSignal,
): Promise<S> {
  // It may break while nobody waits for it; whoever reads from it next is told.
  socket.on("error", () => undefined);
  await once(socket, event, { signal });
  return socket;
}
