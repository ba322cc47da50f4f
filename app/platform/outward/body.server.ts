import { createHash } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { atMost, decode } from "./decoding.server.ts";
import { OutwardStop } from "./faults.ts";

export interface BodyTarget {
  /** Where the file goes. Nothing may be there yet. */
  path: string;
  /** How large it may be, decoded. */
  maxBytes: number;
}

export interface SavedBody {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/**
 * Writes the body of an answer to a new file that only we may read, hashing it on its way, and checks its size before each
 * piece is written. Type and name that the answer claims are not looked at. Throws OutwardStop for what the other side did,
 * and the file system's own errors, EEXIST among them; either way the file it began is gone.
 */
export async function saveBody(
  answer: IncomingMessage,
  { path, maxBytes }: BodyTarget,
): Promise<SavedBody> {
  const body = decode(answer, maxBytes);
  // `wx` creates or fails: a file or a link that waits there is neither followed nor written to.
  const file = await open(path, "wx", 0o600);
  try {
    return await write(file, received(body, maxBytes));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function write(
  file: FileHandle,
  pieces: AsyncIterable<Buffer>,
): Promise<SavedBody> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    hash.update(piece);
    await file.writeFile(piece);
  }
  if (bytes === 0) throw new OutwardStop("empty");
  return { bytes, sha256: hash.digest("hex") };
}

/** The pieces, with what breaks on their way named once. An error of whoever takes them is not seen here. */
async function* received(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  try {
    yield* atMost(body, maxBytes);
  } catch (cause) {
    if (cause instanceof OutwardStop) throw cause;
    throw new OutwardStop("broken_answer", { cause });
  }
}
