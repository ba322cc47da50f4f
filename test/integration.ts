import type { TestProject } from "vitest/node";
import {
  availability,
  type Part,
  servicesAreRequired,
} from "./servers/available.ts";
import { startPostgres } from "./servers/postgres.ts";
import type {
  MissingServers,
  ServerAddresses,
  ServerName,
} from "./servers/provided.ts";
import { startRedis } from "./servers/redis.ts";
import { startS3 } from "./servers/s3.ts";
import type { Stoppable } from "./servers/workplace.ts";
import { prepareEmbedded, prepareOn } from "./templates.ts";

const SERVERS: {
  [Name in ServerName]: {
    parts: Part[];
    start: () => Promise<Stoppable<ServerAddresses[Name]>>;
  };
} = {
  postgres: { parts: ["postgres"], start: () => startDatabases() },
  postgresTls: {
    parts: ["postgres", "openssl"],
    start: () => startDatabases({ tls: true }),
  },
  redis: { parts: ["redis"], start: () => startRedis() },
  redisTls: {
    parts: ["redis", "openssl"],
    start: () => startRedis({ tls: true }),
  },
  s3: { parts: ["s3"], start: startS3 },
};

const SERVER_NAMES = Object.keys(SERVERS) as ServerName[];

/**
 * Starts every server that this machine has, side by side, before the integration tests, and stops them afterwards.
 * A test takes its address with `describeWith`. With `REQUIRE_SERVICES=1` a missing part fails the run.
 */
export default async function startServers(
  project: TestProject,
): Promise<() => Promise<void>> {
  const missing = findMissingServers();
  const reasons = new Set(Object.values(missing));
  if (reasons.size > 0 && servicesAreRequired()) {
    throw new Error([...reasons].join("\n"));
  }
  project.provide("missingServers", missing);
  const stops = await Promise.all([
    provideEmbedded(project),
    ...SERVER_NAMES.map((name) => provideServer(project, name, missing)),
  ]);
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function findMissingServers(): MissingServers {
  const entries = SERVER_NAMES.flatMap((name) => {
    const reports = SERVERS[name].parts.map(availability);
    const reasons = reports.flatMap((report) =>
      report.available ? [] : [report.reason],
    );
    return reasons.length > 0 ? [[name, reasons.join("; ")]] : [];
  });
  return Object.fromEntries(entries);
}

async function provideEmbedded(
  project: TestProject,
): Promise<() => Promise<void>> {
  const { folder, remove } = await prepareEmbedded();
  project.provide("embeddedTemplate", folder);
  return remove;
}

async function startDatabases(options?: { tls: true }) {
  const server = await startPostgres(options);
  await prepareOn(server);
  return server;
}

async function provideServer(
  project: TestProject,
  name: ServerName,
  missing: MissingServers,
): Promise<() => Promise<void>> {
  if (missing[name] !== undefined) {
    project.provide(name, null);
    return () => Promise.resolve();
  }
  const { stop, ...address } = await SERVERS[name].start();
  project.provide(name, address);
  return stop;
}
