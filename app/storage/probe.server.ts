import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { type Storage, StorageUnavailable } from "./storage.server.ts";

const BYTES = Buffer.from("Is anybody there?");
const FACTS = {
  contentType: "text/plain",
  cacheControl: "no-store",
  assetId: "probe",
};

/** Writes, reads and deletes a small object outside the areas, where no listing sees it. Throws when any of it fails. */
export async function probe(
  store: Pick<Storage, "put" | "get" | "delete">,
): Promise<void> {
  const key = `probe/${randomUUID()}`;
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
