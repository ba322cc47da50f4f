import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { ReceivedFile } from "./receive-form.server.ts";

/** A body comes in pieces of at most 64 KiB, and each write is a way to another thread and back. */
const WRITTEN_BYTES = 256 * 1024;

/**
 * Writes what comes to a new file that is nobody else's to read, hashed on its way, as fast as the disk takes it: while it
 * writes, nothing is read. Nothing writes any more when this ends. Throws what the stream and the disk throw.
 */
export async function keepFile(
  stream: Readable,
  file: ReceivedFile,
): Promise<void> {
  // The form may break while the file is being made; whoever reads then is thrown it.
  stream.on("error", () => undefined);
  const hash = createHash("sha256");
  const handle = await open(file.path, "wx", 0o600);
  try {
    let pieces: Buffer[] = [];
    let written = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      hash.update(piece);
      pieces.push(piece);
      file.bytes += piece.length;
      if (file.bytes - written < WRITTEN_BYTES) continue;
      await writeAll(handle, pieces);
      pieces = [];
      written = file.bytes;
    }
    await writeAll(handle, pieces);
  } finally {
    await handle.close();
  }
  file.sha256 = hash.digest("hex");
  if (file.isTooLarge) await rm(file.path, { force: true });
}

/** A disk that is nearly full takes a part; what it says to the rest is thrown. */
async function writeAll(handle: FileHandle, pieces: Buffer[]): Promise<void> {
  if (pieces.length === 0) return;
  const { bytesWritten } = await handle.writev(pieces);
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  if (bytesWritten < bytes)
    await handle.appendFile(Buffer.concat(pieces).subarray(bytesWritten));
}
