import { seedCast } from "../../scripts/seed/cast.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import {
  childEnvironment,
  type CopyDatabase,
  type TestDatabase,
} from "../database.ts";
import { askJson, tokenOf, type ApiHouse } from "./api-house.ts";
import { startApp, type RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

/** `node server.ts` on a test's own database, with its services as a command beside it has them, for tests of the API. */
export interface StartedHouse extends Pick<ApiHouse, "ask" | "tokenOf"> {
  app: RunningApp;
  services: OpenServices;
  close(): Promise<void>;
}

/** Of what leads to a bucket, everything. */
const OF_S3 = /^(S3|AWS)_/;

/** Starts it with the cast in its database. `set` adds to its environment. */
export async function startHouse(
  copy: CopyDatabase,
  set: Record<string, string> = {},
): Promise<StartedHouse> {
  const place = await copy(set);
  const env = { ...set, ...environmentOf(place) };
  const dataDir = place.env.DATA_DIR;
  const app = await startApp({ dataDir, env });
  const services = await joinApp(dataDir, { ...env, BASE_URL: app.url });
  await seedCast(services);
  return {
    app,
    services,
    ask: (path, asking) => askJson(app.port, path, asking),
    tokenOf: (email) => tokenOf(services, email),
    async close() {
      await services.close();
      await app.stop();
      await place.remove();
    },
  };
}

function environmentOf(place: TestDatabase): Record<string, string> {
  const bucket = Object.entries(place.env).filter(([name]) => OF_S3.test(name));
  const all = { ...childEnvironment(place), ...Object.fromEntries(bucket) };
  const given = Object.entries(all).filter(([, value]) => value);
  return Object.fromEntries(
    given.map(([name, value]) => [name, String(value)]),
  );
}
