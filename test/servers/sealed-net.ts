import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { startIn, type Stoppable } from "./workplace.ts";

/** Where the web is that a stranger may send us to. */
export const PUBLIC_ADDRESS = "93.184.215.14";
export const PUBLIC_NAME = "pictures.example";
/** Leads inside. */
export const INSIDE_NAME = "inside.example";
/** Has a public address and one inside. */
export const MIXED_NAME = "mixed.example";
const INSIDE_ADDRESS = "10.0.0.7";
const METADATA_ADDRESS = "169.254.169.254";

/** Where a connection is a breach. */
export const TRAPS = [
  { address: "127.0.0.1", port: 80 },
  { address: "::1", port: 80 },
  { address: INSIDE_ADDRESS, port: 80 },
  { address: METADATA_ADDRESS, port: 80 },
  { address: PUBLIC_ADDRESS, port: 8080 },
] as const;

export interface Seen {
  /** Addresses and ports of traps that somebody knocked at. */
  trapped: string[];
  /** Names and values of the headers of each request to the web, a line each. */
  heads: string[];
  /** Bytes of the picture without end that somebody had room for. */
  poured: number;
}

export interface SealedNet {
  /** What starts a program inside. */
  inside: readonly string[];
  /** A port of 127.0.0.1 outside that leads to this one inside. */
  leadTo(port: number): Promise<number>;
  seen(): Promise<Seen>;
  forget(): Promise<void>;
}

/**
 * A network that ends at its own walls, with public addresses in it: what a server inside is sent to by a stranger is
 * really looked up and really dialled. Needs root: see the part `net`.
 */
export async function startSealedNet(
  picture: string,
): Promise<Stoppable<SealedNet>> {
  const relays: { close(): unknown }[] = [];
  const net = await startIn("sealed-net", async ({ folder, start }) => {
    const hosts = join(folder, "hosts");
    await writeFile(hosts, HOSTS);
    const child = join(import.meta.dirname, "../children/sealed-web.ts");
    const script = [
      "ip link set lo up",
      ...[PUBLIC_ADDRESS, INSIDE_ADDRESS, METADATA_ADDRESS].map(
        (address) => `ip addr add ${address}/32 dev lo`,
      ),
      `mount --bind '${hosts}' /etc/hosts`,
      `exec '${process.execPath}' '${child}' '${folder}' '${picture}'`,
    ].join(" && ");
    const holder = start("unshare", ["--net", "--mount", "sh", "-c", script]);
    await holder.untilPrinted(/sealed/);
    const ask = async (method: string) => {
      const socketPath = join(folder, "seen");
      const asked = request({ socketPath, method, agent: false }).end();
      const [answer] = (await once(asked, "response")) as [
        NodeJS.ReadableStream,
      ];
      return (await json(answer)) as Seen;
    };
    return {
      inside: ["nsenter", `--target=${holder.pid}`, "--net", "--mount", "--"],
      async leadTo(port: number) {
        const relay = createServer((outer) => {
          const way = connect(join(folder, "way"));
          for (const socket of [outer, way])
            socket.on("error", () => void [outer.destroy(), way.destroy()]);
          way.write(`${port}\n`);
          outer.pipe(way).pipe(outer);
        }).listen(0, "127.0.0.1");
        await once(relay, "listening");
        relays.push(relay);
        return (relay.address() as AddressInfo).port;
      },
      seen: () => ask("GET"),
      forget: async () => void (await ask("DELETE")),
    };
  });
  return {
    ...net,
    async stop() {
      for (const relay of relays) relay.close();
      await net.stop();
    },
  };
}

const HOSTS = `127.0.0.1 localhost
${PUBLIC_ADDRESS} ${PUBLIC_NAME} ${MIXED_NAME}
${INSIDE_ADDRESS} ${INSIDE_NAME} ${MIXED_NAME}
`;
