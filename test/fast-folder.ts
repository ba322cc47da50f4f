import { mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY_DISK = "/dev/shm";
const ENOUGH_BYTES = 1_000_000_000;

/**
 * A new folder for databases, on the memory disk where the system lends one that is large enough: an embedded
 * database is 1,100 files, and copying them takes 50 ms there and ten to twenty times as long elsewhere.
 */
export async function makeFastFolder(name: string): Promise<string> {
  const parent = (await hasRoom(MEMORY_DISK)) ? MEMORY_DISK : tmpdir();
  return mkdtemp(join(parent, `mingus-${name}-`));
}

async function hasRoom(folder: string): Promise<boolean> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize > ENOUGH_BYTES,
    () => false,
  );
}
