import { totalmem } from "node:os";

/** Below this, two decoders beside the web process could fill a container. */
const SMALL_BYTES = 768 * 1024 * 1024;

/** What this process may use: the container's limit where there is one, else the machine's memory. Bytes. */
function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** How many pictures are decoded at once when nobody says: one on a small machine, else two. */
export function defaultDecoders(bytes = memoryBytes()): 1 | 2 {
  return bytes < SMALL_BYTES ? 1 : 2;
}
