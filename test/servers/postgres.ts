import { chown, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCertificates } from "./certificates.ts";
import {
  findFreePort,
  startIn,
  type Stoppable,
  type Workplace,
} from "./workplace.ts";

export interface PostgresAddress {
  /** A superuser's connection to the database `postgres`; with TLS it asks for `verify-full`. */
  url: string;
  port: number;
  /** The authority that signed its certificate (PEM), or null without TLS. */
  caFile: string | null;
}

interface User {
  uid: number;
  gid: number;
}

const PASSWORD = "only-for-tests";

// Nothing here has to survive the machine, so nothing waits for its disk.
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  timezone: "UTC",
};

/**
 * Starts a throwaway PostgreSQL cluster on a free port of 127.0.0.1, in 2 to 4 s.
 * With `tls` it takes TLS connections with a password and nothing else.
 */
export function startPostgres({ tls = false } = {}): Promise<
  Stoppable<PostgresAddress>
> {
  return startIn("postgres", (workplace) => startCluster(workplace, tls));
}

async function startCluster(
  workplace: Workplace,
  tls: boolean,
): Promise<PostgresAddress> {
  const { folder, run, start } = workplace;
  const tlsSettings = tls ? await prepareTls(workplace) : {};
  const user = await findServerUser();
  if (user) await giveFolder(folder, user);
  const data = join(folder, "data");
  await run("initdb", ["-D", data, ...clusterOptions(folder, tls)], { user });

  const port = await findFreePort();
  const settings = Object.entries({ ...SETTINGS, ...tlsSettings, port });
  const options = settings.flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const args = ["-D", data, ...options];
  const server = start("postgres", args, { user, stopSignal: "SIGINT" });
  await server.untilPrinted(/ready to accept connections/);
  return tls ? tlsAddress(port, folder) : plainAddress(port);
}

async function prepareTls(
  workplace: Workplace,
): Promise<Record<string, string>> {
  const { certificateFile, keyFile } = await createCertificates(workplace);
  const accessFile = join(workplace.folder, "pg_hba.conf");
  await writeFile(join(workplace.folder, "password"), PASSWORD);
  await writeFile(accessFile, "hostssl all all 127.0.0.1/32 scram-sha-256\n");
  return {
    ssl: "on",
    ssl_cert_file: certificateFile,
    ssl_key_file: keyFile,
    hba_file: accessFile,
  };
}

// PostgreSQL refuses to run as root: Debian's package brings the user `postgres` for that.
async function findServerUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const file = await readFile("/etc/passwd", "utf8");
  const users = file.split("\n").map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres");
  if (!user) throw new Error("PostgreSQL needs a user `postgres` under root");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function giveFolder(folder: string, { uid, gid }: User): Promise<void> {
  const files = (await readdir(folder)).map((file) => join(folder, file));
  await Promise.all([folder, ...files].map((path) => chown(path, uid, gid)));
}

function clusterOptions(folder: string, tls: boolean): string[] {
  const access = tls
    ? [`--pwfile=${join(folder, "password")}`]
    : ["--auth=trust"];
  const text = ["--encoding=UTF8", "--locale=C.UTF-8"];
  return ["--username=postgres", "--no-sync", ...text, ...access];
}

function plainAddress(port: number): PostgresAddress {
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  return { url, port, caFile: null };
}

function tlsAddress(port: number, folder: string): PostgresAddress {
  const caFile = join(folder, "ca.pem");
  const url = new URL(plainAddress(port).url);
  url.password = PASSWORD;
  url.searchParams.set("sslmode", "verify-full");
  url.searchParams.set("sslrootcert", caFile);
  return { url: url.href, port, caFile };
}
