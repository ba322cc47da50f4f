import { cp } from "node:fs/promises";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { migrateUp } from "#app/platform/migrations.server.ts";
import {
  openServices,
  type OpenServices,
} from "#app/platform/open-services.server.ts";
import { addAvifVariants } from "#app/uploads/pipeline/avif-job.server.ts";
import { seedCategories } from "../../scripts/seed/categories.ts";
import { seedMemes } from "../../scripts/seed/memes.ts";
import { MEMES, type SeedFile } from "../../scripts/seed-pictures/memes.ts";

/**
 * The services of the app whose data is in a folder; beside a running app, as one of its commands.
 * @param env leads to what is not in the folder
 */
export async function joinApp(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<OpenServices> {
  const own = { DATA_DIR: dataDir, LOG_LEVEL: "error" };
  const report = parseEnvironment({ ...env, ...own });
  if (!report.ok) throw new Error(report.faults.join(", "));
  return openServices(report.env, { join: true });
}

/**
 * Fills an empty folder with what a seeded app keeps in its DATA_DIR: the categories, and of the seed memes those named.
 * Their AVIF files are made here too, so that no test's app has to.
 */
export async function makeTemplate(
  dataDir: string,
  files: readonly SeedFile[],
): Promise<void> {
  const services = await joinApp(dataDir);
  try {
    await migrateUp(services.database);
    await seedCategories(services);
    await seedMemes(
      services,
      MEMES.filter(({ file }) => files.includes(file)),
    );
    for (const { id } of await services.db.asset.findMany())
      await addAvifVariants(services, { assetId: id });
  } finally {
    await services.close();
  }
}

/** A copy of a template is a data folder of its own. */
export async function copyTemplate(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}
