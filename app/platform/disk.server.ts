import { statfs } from "node:fs/promises";

/** Below this share of free space a disk counts as full. */
const LEAST_FREE_RATIO = 0.05;

/** The share of a path's disk that we may still fill, from 0 to 1. Throws when the path cannot be reached. */
export async function diskFreeRatio(path: string): Promise<number> {
  const { bavail, blocks } = await statfs(path);
  // Some file systems that are not disks say nothing of their size.
  return blocks === 0 ? 1 : bavail / blocks;
}

/**
 * A check of the disks under some folders: throws when one is over 95 % full.
 * @param folders paths by the name that `report` is told, such as `{ data: env.DATA_DIR, tmp: env.TMP_DIR }`
 */
export function openDiskCheck(
  folders: Readonly<Record<string, string>>,
  report: (name: string, freeRatio: number) => void,
): () => Promise<void> {
  return async () => {
    const measured = Object.entries(folders).map(async ([name, path]) => ({
      name,
      free: await diskFreeRatio(path),
    }));
    const disks = await Promise.all(measured);
    for (const { name, free } of disks) report(name, free);
    const full = disks
      .filter(({ free }) => free < LEAST_FREE_RATIO)
      .map(({ name }) => name);
    if (full.length > 0) throw new Error(`over 95 % full: ${full.join(", ")}`);
  };
}
