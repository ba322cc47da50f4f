import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "#app/platform/env.server.ts";

/** How the folders of intakes begin: what a killed process left under these names is the sweep's to remove. */
export const WORKPLACE_PREFIX = "picture-";

/** Lends a folder of its own to a piece of work, and removes it whatever becomes of the work. */
export async function inWorkplace<T>(
  { TMP_DIR }: Pick<Env, "TMP_DIR">,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  await mkdir(TMP_DIR, { recursive: true });
  const directory = await mkdtemp(join(TMP_DIR, WORKPLACE_PREFIX));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
