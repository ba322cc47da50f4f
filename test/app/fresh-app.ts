import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SeedFile } from "../../scripts/seed-pictures/memes.ts";
import { makeFastFolder } from "../fast-folder.ts";
import { startApp, type AppPlan, type RunningApp } from "./running-app.ts";
import { copyTemplate, makeTemplate } from "./template.ts";

/** Starts apps that begin alike, each on a data folder of its own. */
export interface Starter {
  start(plan?: Omit<AppPlan, "dataDir">): Promise<RunningApp>;
  /** Starts an app on a data folder that another has left. */
  restart(app: RunningApp): Promise<RunningApp>;
  /** Stops every app that still runs, and removes all folders. */
  stop(): Promise<void>;
}

/** Prepares apps with these memes. */
export async function openStarter(
  files: readonly SeedFile[],
): Promise<Starter> {
  const folder = await makeFastFolder("apps");
  const remove = () => rm(folder, { recursive: true, force: true });
  const template = join(folder, "template");
  await makeTemplate(template, files).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const apps: RunningApp[] = [];
  const begin = async (plan: AppPlan) => {
    const app = await startApp(plan);
    apps.push(app);
    return app;
  };
  return {
    async start(plan = {}) {
      const dataDir = join(folder, String(apps.length));
      await copyTemplate(template, dataDir);
      return begin({ ...plan, dataDir });
    },
    restart: ({ dataDir }) => begin({ dataDir }),
    async stop() {
      await Promise.all(apps.map((app) => app.stop()));
      await remove();
    },
  };
}
