import { createCertificates } from "./certificates.ts";
import {
  findFreePort,
  startIn,
  type Stoppable,
  type Workplace,
} from "./workplace.ts";

export interface RedisAddress {
  /** `redis://`, or `rediss://` with a password. */
  url: string;
  port: number;
  /** The authority that signed its certificate (PEM), or null without TLS. */
  caFile: string | null;
}

const PASSWORD = "only-for-tests";

/** Starts an empty Redis that keeps nothing, on a free port of 127.0.0.1; with `tls` it wants TLS and a password. */
export function startRedis({ tls = false } = {}): Promise<
  Stoppable<RedisAddress>
> {
  return startIn("redis", (workplace) =>
    tls ? startWithTls(workplace) : startPlain(workplace),
  );
}

async function startPlain(workplace: Workplace): Promise<RedisAddress> {
  const port = await findFreePort();
  await startServer(workplace, ["--port", String(port)]);
  return { url: `redis://127.0.0.1:${port}`, port, caFile: null };
}

async function startWithTls(workplace: Workplace): Promise<RedisAddress> {
  const certificates = await createCertificates(workplace);
  const { caFile, certificateFile, keyFile } = certificates;
  const port = await findFreePort();
  await startServer(workplace, [
    ...["--port", "0", "--tls-port", String(port), "--tls-auth-clients", "no"],
    ...["--tls-cert-file", certificateFile, "--tls-key-file", keyFile],
    ...["--tls-ca-cert-file", caFile, "--requirepass", PASSWORD],
  ]);
  return { url: `rediss://:${PASSWORD}@127.0.0.1:${port}`, port, caFile };
}

async function startServer({ folder, start }: Workplace, access: string[]) {
  const keepNothing = ["--save", "", "--appendonly", "no", "--dir", folder];
  const args = [...access, ...keepNothing, "--bind", "127.0.0.1"];
  const server = start("redis-server", args);
  await server.untilPrinted(/Ready to accept connections/);
}
