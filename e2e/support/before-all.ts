import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startApp, type RunningApp } from "#test/app/running-app.ts";
import { copyTemplate, makeTemplate } from "#test/app/template.ts";
import { makeFastFolder } from "#test/fast-folder.ts";
import { missingChromium } from "./chromium.ts";
import { SHOWN } from "./memes.ts";

/** What a test needs to know of the app it talks to. */
export type JourneyApp = Pick<RunningApp, "url" | "port" | "dataDir">;

interface Prepared {
  /** A data folder that apps of their own start with a copy of. */
  template: string;
  /** The app that all tests share whose visitors change nothing but their own rows. */
  sharedApp: JourneyApp;
}

/** How the tests' processes hear of it. */
const PREPARED_VARIABLE = "MINGUS_JOURNEYS";

/** Before all journeys: a migrated and seeded data folder, and an app on a copy of it. */
export default async function prepare(): Promise<
  (() => Promise<void>) | undefined
> {
  const reason = missingChromium();
  if (reason !== null) {
    console.log(`Every journey is skipped. ${reason}`);
    return undefined;
  }
  const folder = await makeFastFolder("journeys");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const app = await startSharedApp(folder);
    return async () => {
      await app.stop();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function startSharedApp(folder: string): Promise<RunningApp> {
  const template = join(folder, "template");
  await makeTemplate(
    template,
    Object.values(SHOWN).map(({ file }) => file),
  );
  const dataDir = join(folder, "shared");
  await copyTemplate(template, dataDir);
  const app = await startApp({ dataDir });
  const { url, port } = app;
  const prepared: Prepared = { template, sharedApp: { url, port, dataDir } };
  process.env[PREPARED_VARIABLE] = JSON.stringify(prepared);
  return app;
}

/** What was prepared before all journeys. */
export function prepared(): Prepared {
  const text = process.env[PREPARED_VARIABLE];
  if (!text) throw new Error("nothing was prepared");
  return JSON.parse(text) as Prepared;
}
