import type { Page } from "@playwright/test";
import { rm } from "node:fs/promises";
import {
  openServices,
  type OpenServices,
} from "#app/platform/open-services.server.ts";
import { startApp } from "#test/app/running-app.ts";
import { copyTemplate, joinApp } from "#test/app/template.ts";
import { CAST } from "#test/cast.ts";
import { childEnvironment, copyOn, s3Environment } from "#test/database.ts";
import { makeFastFolder } from "#test/fast-folder.ts";
import { startOidc } from "#test/servers/oidc.ts";
import { startSmtp, type SmtpServer } from "#test/servers/smtp.ts";
import { seedCategories } from "../../scripts/seed/categories.ts";
import { prepared, type JourneyApp } from "./before-all.ts";
import { missingChromium } from "./chromium.ts";
import { test as journey } from "./journey.ts";
import { missingServers } from "./real-servers.ts";

/** The whole app with everything around it, for all journeys of one worker; each takes people of its own. */
interface Place {
  app: JourneyApp;
  services: OpenServices;
  /** Takes its letters. */
  smtp: SmtpServer;
  /** An address that nobody else has. */
  newEmail(): string;
  /** Where somebody asks from whom no limit knows yet. */
  newAddress(): string;
}

export interface PlaceOptions {
  /** Where it keeps what it has: in a folder, or on PostgreSQL, Redis and S3. */
  kept: "in a folder" | "on servers";
  place: Place | null;
}

/** What a journey takes from it. */
interface PlaceParts {
  here: Place;
  smtp: SmtpServer;
  /** An address that nobody else has. */
  email: string;
  /** Opens another browser, as the same visitor might at another desk. */
  openOther(): Promise<Page>;
}

/** A data folder or servers of one's own. */
interface Keeping {
  dataDir: string;
  env: Record<string, string>;
  join(): Promise<OpenServices>;
  remove(): Promise<void>;
}

/** A journey through an app that others walk through too, with its limits on, and letters and Google beside it. */
export const test = journey.extend<PlaceParts, PlaceOptions>({
  kept: ["in a folder", { option: true, scope: "worker" }],
  place: [
    async ({ kept }, use, { workerIndex }) => {
      if (missingFor(kept) !== null) return use(null);
      await using ends = new AsyncDisposableStack();
      await use(await openPlace(ends, kept, workerIndex));
    },
    { scope: "worker", timeout: 120_000 },
  ],
  here: async ({ place, kept }, use, testInfo) => {
    const reason = missingFor(kept);
    testInfo.skip(reason !== null, reason ?? "");
    await use(present(place));
  },
  app: ({ here }, use) => use(here.app),
  services: ({ here }, use) => use(here.services),
  smtp: ({ here }, use) => use(here.smtp),
  email: ({ here }, use) => use(here.newEmail()),
  extraHTTPHeaders: ({ here }, use) =>
    use({ "X-Forwarded-For": here.newAddress() }),
  openOther: async ({ browser }, use) => {
    await using contexts = new AsyncDisposableStack();
    await use(async () => {
      const context = await browser.newContext();
      contexts.defer(() => context.close());
      return context.newPage();
    });
  },
});

function missingFor(kept: PlaceOptions["kept"]): string | null {
  return missingChromium() ?? (kept === "on servers" ? missingServers() : null);
}

async function openPlace(
  ends: AsyncDisposableStack,
  kept: PlaceOptions["kept"],
  workerIndex: number,
): Promise<Place> {
  const keeping = await KEEPINGS[kept]();
  ends.defer(keeping.remove);
  const smtp = await startSmtp({ security: "none" });
  ends.defer(smtp.stop);
  const oidc = await startOidc(GOOGLE_PEOPLE);
  ends.defer(oidc.stop);
  const { dataDir, env } = keeping;
  const around = {
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    TRUSTED_PROXIES: "loopback",
  };
  const app = await startApp({
    ...{ dataDir, role: "all" },
    env: { ...env, ...oidc.env, ...around },
  });
  ends.defer(app.stop);
  const services = await keeping.join();
  ends.defer(services.close);
  let people = 0;
  let addresses = 0;
  return {
    ...{ app, services, smtp },
    newEmail: () => `pia.p${++people}@example.com`,
    // Worker 3 of a run has 198.51.3.1, 198.51.3.2 and so on.
    newAddress: () => `198.51.${workerIndex % 256}.${++addresses}`,
  };
}

/** Whoever is in the cast has an account at Google. */
const GOOGLE_PEOPLE = Object.fromEntries(
  CAST.map(({ name, email }) => [name, { email, email_verified: true, name }]),
);

const KEEPINGS: Record<PlaceOptions["kept"], () => Promise<Keeping>> = {
  "in a folder": keepInFolder,
  "on servers": keepOnServers,
};

async function keepInFolder(): Promise<Keeping> {
  const dataDir = await makeFastFolder("place");
  await copyTemplate(prepared().template, dataDir);
  return {
    ...{ dataDir, env: {} },
    join: () => joinApp(dataDir),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function keepOnServers(): Promise<Keeping> {
  const { postgres, redis, s3 } = present(prepared().servers);
  const kept = { ...(await s3Environment(s3)), REDIS_URL: redis.url };
  const database = await copyOn(postgres)({ ...kept, LOG_LEVEL: "error" });
  const join = () => openServices(database.env, { join: true });
  const services = await join();
  await seedCategories(services).finally(() => services.close());
  return {
    ...{ dataDir: database.env.DATA_DIR, join, remove: database.remove },
    env: { ...childEnvironment(database), ...kept },
  };
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error("nothing was prepared");
  return value;
}
