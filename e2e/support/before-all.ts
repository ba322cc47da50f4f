import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startApp, type RunningApp } from "#test/app/running-app.ts";
import { copyTemplate, makeTemplate } from "#test/app/template.ts";
import { makeFastFolder } from "#test/fast-folder.ts";
import { missingChromium } from "./chromium.ts";
import { SHOWN } from "./memes.ts";
import {
  missingServers,
  startRealServers,
  type RealServers,
} from "./real-servers.ts";

/** What a test needs to know of the app it talks to. */
export type JourneyApp = Pick<RunningApp, "url" | "port" | "dataDir">;

interface Prepared {
  /** A data folder that apps of their own start with a copy of. */
  template: string;
  /** The app that all tests share whose visitors change nothing but their own rows. */
  sharedApp: JourneyApp;
  /** Null where they are not installed. */
  servers: RealServers | null;
}

/** How the tests' processes hear of it. */
const PREPARED_VARIABLE = "MINGUS_JOURNEYS";

/** Before all journeys: a migrated and seeded data folder, an app on a copy of it, and real servers for those that want them. */
export default async function prepare(): Promise<
  (() => Promise<void>) | undefined
> {
  const reason = missingChromium();
  if (reason !== null) {
    console.log(`Every journey is skipped. ${reason}`);
    return undefined;
  }
  await using ends = new AsyncDisposableStack();
  const missing = missingServers();
  if (missing !== null) console.log(`No journey on servers. ${missing}`);
  const servers = missing === null ? await startRealServers() : null;
  if (servers) ends.defer(servers.stop);
  const folder = await makeFastFolder("journeys");
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  const { template, app } = await startSharedApp(folder);
  ends.defer(app.stop);
  const { url, port, dataDir } = app;
  tell({
    template,
    sharedApp: { url, port, dataDir },
    servers: servers?.addresses ?? null,
  });
  const kept = ends.move();
  return () => kept.disposeAsync();
}

async function startSharedApp(
  folder: string,
): Promise<{ template: string; app: RunningApp }> {
  const template = join(folder, "template");
  await makeTemplate(
    template,
    Object.values(SHOWN).map(({ file }) => file),
  );
  const dataDir = join(folder, "shared");
  await copyTemplate(template, dataDir);
  return { template, app: await startApp({ dataDir }) };
}

function tell(prepared: Prepared): void {
  process.env[PREPARED_VARIABLE] = JSON.stringify(prepared);
}

/** What was prepared before all journeys. */
export function prepared(): Prepared {
  const text = process.env[PREPARED_VARIABLE];
  if (!text) throw new Error("nothing was prepared");
  return JSON.parse(text) as Prepared;
}
