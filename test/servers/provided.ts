import { availability, type Part, servicesAreRequired } from "./available.ts";
import { describe, inject, test } from "vitest";
import type { PostgresAddress } from "./postgres.ts";
import type { RedisAddress } from "./redis.ts";
import type { S3Address } from "./s3.ts";

/** The servers beside the integration tests; `test/integration.ts` starts them. */
export interface ServerAddresses {
  postgres: PostgresAddress;
  postgresTls: PostgresAddress;
  redis: RedisAddress;
  redisTls: RedisAddress;
  s3: S3Address;
}

export type ServerName = keyof ServerAddresses;

/** Why a server is null, with the command that installs it. */
export type MissingServers = Partial<Record<ServerName, string>>;

declare module "vitest" {
  interface ProvidedContext {
    postgres: PostgresAddress | null;
    postgresTls: PostgresAddress | null;
    redis: RedisAddress | null;
    redisTls: RedisAddress | null;
    s3: S3Address | null;
    missingServers: MissingServers;
    /** A DATA_DIR with a migrated database, to be copied. */
    embeddedTemplate: string;
  }
}

/** `describe` for tests of a real server: they get its address, or are skipped by a name that says what to install. */
export function describeWith<Name extends ServerName>(
  server: Name,
  title: string,
  tests: (address: ServerAddresses[Name]) => void,
): void {
  const address = inject(server) as ServerAddresses[Name] | null;
  if (address !== null) return void describe(title, () => tests(address));
  test.skip(`${title}: ${inject("missingServers")[server]}`);
}

/** `describe` for tests that call a program: skipped by a name that says what to install, or failed where nothing may be. */
export function describeWhere(
  part: Part,
  title: string,
  tests: () => void,
): void {
  const report = availability(part);
  if (report.available) return void describe(title, tests);
  if (servicesAreRequired()) throw new Error(report.reason);
  test.skip(`${title}: ${report.reason}`);
}
