import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { type Storage, StorageUnavailable } from "./storage.server.ts";

const BYTES = Buffer.from("Is anybody there?");
const FACTS = {
  contentType: "text/plain",
  cacheControl: "no-store",
  assetId: "probe",
};

const FOLDER = "probe/";
/** No probe lasts so long: what is older was left by a process that ended half way, or by a storage that failed. */
const LEFT_MS = 60 * 60_000;

/**
 * Writes, reads and deletes a small object outside the areas, where no other listing sees it; what earlier probes left
 * goes first. Throws when any of it fails.
 */
export async function probe(
  store: Pick<Storage, "put" | "get" | "delete" | "list">,
): Promise<void> {
  await clearLeftovers(store);
  const key = `${FOLDER}${randomUUID()}`;
  await store.put(key, BYTES, FACTS);
  try {
    const found = await store.get(key);
    const bytes = found && (await buffer(found.body));
    if (!bytes?.equals(BYTES)) {
      throw new StorageUnavailable("storage does not give back what it took");
    }
  } finally {
    await store.delete(key);
  }
}

async function clearLeftovers(
  store: Pick<Storage, "delete" | "list">,
): Promise<void> {
  for await (const { key, modifiedAt } of store.list(FOLDER))
    if (Date.now() - modifiedAt.getTime() > LEFT_MS) await store.delete(key);
}
