import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { hashed } from "./hashed-body.server.ts";
import { LABEL_BYTES, readLabel, writeLabel } from "./label.server.ts";
import {
  type ByteRange,
  type ObjectFacts,
  type StoredObject,
} from "./storage.server.ts";

const ETAG_CHARACTERS = 32;

/** Writes an object into a new file and flushes it: first its bytes, then its label. */
export async function writeObject(
  path: string,
  body: Buffer | Readable,
  { contentType, cacheControl, assetId }: ObjectFacts,
): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    await handle.writeFile(hashed(body, hash));
    const etag = `"${hash.digest("hex").slice(0, ETAG_CHARACTERS)}"`;
    const label = { contentType, cacheControl, assetId, etag };
    await handle.writeFile(writeLabel(label));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The facts of the object in a file. */
export async function readFacts(path: string): Promise<StoredObject> {
  const handle = await open(path);
  try {
    return await factsOf(handle);
  } finally {
    await handle.close();
  }
}

/** The object in a file, as it is now: what replaces the file later does not touch the stream. */
export async function readObject(
  path: string,
  range?: ByteRange,
): Promise<{ facts: StoredObject; body: Readable }> {
  const handle = await open(path);
  try {
    const facts = await factsOf(handle);
    return { facts, body: await bodyOf(handle, facts.bytes, range) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function factsOf(handle: FileHandle): Promise<StoredObject> {
  const { size } = await handle.stat();
  const bytes = size - LABEL_BYTES;
  const label = Buffer.alloc(LABEL_BYTES);
  await handle.read(label, 0, LABEL_BYTES, Math.max(bytes, 0));
  return { ...readLabel(label), bytes };
}

// The stream closes the file when it ends or is destroyed.
async function bodyOf(
  handle: FileHandle,
  bytes: number,
  range?: ByteRange,
): Promise<Readable> {
  if (range && range.start >= bytes) throw new RangeError("beyond the end");
  const start = range?.start ?? 0;
  const end = Math.min(range?.end ?? Infinity, bytes - 1);
  if (end >= start) return handle.createReadStream({ start, end });
  await handle.close();
  return Readable.from([]);
}
