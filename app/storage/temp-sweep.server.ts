import { readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { clearDeadFolders } from "#app/platform/own-folder.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";

/**
 * The longest that a file of ours is in use: half a minute to receive it, a full queue of decodings before it, its own
 * decoding and a slow storage are under seven minutes together.
 */
const IN_USE_MS = 15 * 60_000;
/** What lies outside of any process's folder is not ours to judge until it is this old. */
const STRAY_MS = 60 * 60_000;
/** How the names of our files begin. */
const OURS = /^(?:object|picture|upload)-/;

/**
 * A sweep of the temporary files on this machine: what dead processes left goes at once, what this one forgot goes when
 * it was seen for a quarter of an hour. `now` is monotonic, in milliseconds: a step of the wall clock ends nothing.
 * @param folder this process's own, see `openOwnFolder`
 */
export function createTempSweep(
  folder: string,
  now: () => number = () => performance.now(),
): () => Promise<SweepResult> {
  const base = dirname(folder);
  let seen = new Map<string, number>();

  async function forget(): Promise<number> {
    const names = await readdir(folder);
    seen = new Map(names.map((name) => [name, seen.get(name) ?? now()]));
    const old = names.filter(
      (name) => now() - (seen.get(name) ?? now()) >= IN_USE_MS,
    );
    for (const name of old) await remove(join(folder, name));
    return old.length;
  }

  return async () => ({
    removed:
      (await clearDeadFolders(base)) +
      (await forget()) +
      (await clearStrays(base)),
  });
}

async function clearStrays(base: string): Promise<number> {
  let removed = 0;
  for (const name of (await readdir(base)).filter((name) => OURS.test(name))) {
    const path = join(base, name);
    const found = await stat(path).catch(() => null);
    if (!found || Date.now() - found.mtimeMs < STRAY_MS) continue;
    await remove(path);
    removed++;
  }
  return removed;
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
