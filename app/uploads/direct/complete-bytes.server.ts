import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Services } from "#app/platform/services.server.ts";

/** What has come, as a file of ours. */
export interface CopiedBytes {
  bytes: number;
  /** Hex. */
  sha256: string;
}

/**
 * Copies an object into a new file, hashed and counted on its way: what is judged is what is kept, whatever is sent to
 * the same address afterwards. Null when there is no such object. One of another length than expected is not copied.
 */
export async function copyIncoming(
  { storage }: Pick<Services, "storage">,
  { key, path, bytes }: { key: string; path: string; bytes: number },
): Promise<CopiedBytes | null> {
  const object = await storage.get(key);
  if (!object) return null;
  if (object.facts.bytes !== bytes) {
    object.body.destroy();
    return { bytes: object.facts.bytes, sha256: "" };
  }
  const hash = createHash("sha256");
  let copied = 0;
  object.body.on("data", (chunk: Buffer) => {
    copied += chunk.length;
    hash.update(chunk);
  });
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await pipeline(object.body, file);
  return { bytes: copied, sha256: hash.digest("hex") };
}
