import { mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Puts a flushed file in its place, over what may be there, with the folders it needs.
 * After it a power cut loses neither the file nor its name. Both paths are absolute.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  const firstNew = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(from, to);
  // A name is kept by its folder, a new folder's by the one above it, and so on up to one that was there before.
  const top = firstNew === undefined ? folder : dirname(firstNew);
  for (const path of foldersBetween(folder, top)) await syncPath(path);
}

/** Removes a file for good. */
export async function removeDurably(path: string): Promise<void> {
  await unlink(path);
  await syncPath(dirname(path));
}

/** Waits until the bytes of a file, or the names in a folder, are on the disk itself. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function foldersBetween(folder: string, top: string): string[] {
  const folders = [folder];
  for (let path = folder; path !== top;) {
    path = dirname(path);
    folders.push(path);
  }
  return folders;
}
