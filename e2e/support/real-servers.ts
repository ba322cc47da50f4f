import { availability, servicesAreRequired } from "#test/servers/available.ts";
import { startPostgres, type PostgresAddress } from "#test/servers/postgres.ts";
import { startRedis, type RedisAddress } from "#test/servers/redis.ts";
import { startS3, type S3Address } from "#test/servers/s3.ts";
import { prepareOn } from "#test/templates.ts";

/** Where the servers are that some journeys want: started once, and shared by apps that each have a database and a bucket. */
export interface RealServers {
  postgres: PostgresAddress;
  redis: RedisAddress;
  s3: S3Address;
}

/** Why there are none here; null when there are. Throws where nothing may be skipped. */
export function missingServers(): string | null {
  const reasons = (["postgres", "redis", "s3"] as const)
    .map(availability)
    .flatMap((found) => (found.available ? [] : [found.reason]));
  if (reasons.length === 0) return null;
  if (servicesAreRequired()) throw new Error(reasons.join("\n"));
  return reasons.join("; ");
}

/** Starts them side by side, with a migrated database to copy. */
export async function startRealServers(): Promise<{
  addresses: RealServers;
  stop(): Promise<void>;
}> {
  const [postgres, redis, s3] = await Promise.all([
    startPostgres(),
    startRedis(),
    startS3(),
  ]);
  const stop = async () => {
    await Promise.all([postgres, redis, s3].map((server) => server.stop()));
  };
  try {
    await prepareOn(postgres);
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses: { postgres, redis, s3 }, stop };
}
