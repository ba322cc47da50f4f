import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Pictures } from "#app/platform/images/pictures.server.ts";
import { openDiskStorage } from "#app/storage/disk.server.ts";
import { heldKey } from "#app/storage/keys.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { VariantFacts } from "#app/uploads/pipeline/asset.ts";
import type { IntakeNeeds } from "#app/uploads/pipeline/intake.server.ts";
import { temporaryFolder } from "./places.ts";

/** What an intake needs, on a disk of its own that is gone after the test. */
export async function openIntake(
  pictures: Pictures,
): Promise<IntakeNeeds & { leftovers(): Promise<string[]> }> {
  const root = await temporaryFolder();
  const TMP_DIR = join(root, "tmp");
  const storage = await openDiskStorage({
    root: join(root, "media"),
    tmpDir: TMP_DIR,
  });
  const leftovers = async () => [
    ...(await keysOf(storage)),
    ...(await readdir(TMP_DIR)),
  ];
  return { env: { TMP_DIR }, storage, pictures, leftovers };
}

/** Every key in storage. */
export async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for (const area of ["originals/", "held/", "media/", "trash/"])
    for await (const { key } of storage.list(area)) keys.push(key);
  return keys.toSorted();
}

/** The bytes of an object. Throws when there is none. */
export async function readObject(
  storage: Storage,
  key: string,
): Promise<Buffer> {
  const object = await storage.get(key);
  if (!object) throw new Error(`nothing at ${key}`);
  return buffer(object.body);
}

/** The bytes of a variant that waits for approval. */
export function readHeld(
  storage: Storage,
  assetId: string,
  { sha256, format }: Pick<VariantFacts, "sha256" | "format">,
): Promise<Buffer> {
  return readObject(storage, heldKey(assetId, sha256, format));
}
