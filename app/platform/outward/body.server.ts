import { createHash } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
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

/** We ask for none of these; some servers know better. Two in a row are refused: that is how bombs are nested. */
const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Pictures grow by less than a hundredth when compressed once more; the rest is allowance for headers of the format. */
const encodedLimit = (maxBytes: number) => Math.ceil(maxBytes * 1.05) + 1024;

/**
 * Writes the body of an answer to a new file that only we may read, hashing it on its way, and checks its size before each
 * piece is written. Type and name that the answer claims are not looked at. Throws OutwardStop for what the other side did,
 * and the file system's own errors, EEXIST among them; either way the file it began is gone.
 */
export async function saveBody(
  answer: IncomingMessage,
  { path, maxBytes }: BodyTarget,
): Promise<SavedBody> {
  const body = decoded(answer, maxBytes);
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

function decoded(
  answer: IncomingMessage,
  maxBytes: number,
): AsyncIterable<Buffer> {
  const encoding = answer.headers["content-encoding"]?.trim().toLowerCase();
  const isPlain = !encoding || encoding === "identity";
  const limit = isPlain ? maxBytes : encodedLimit(maxBytes);
  if (Number(answer.headers["content-length"]) > limit)
    throw new OutwardStop("too_large");
  if (isPlain) return answer;
  const decoder = DECODERS.get(encoding)?.();
  if (!decoder) throw new OutwardStop("broken_answer");
  // The errors reach whoever reads from the decoder.
  return pipeline(
    answer,
    (pieces: AsyncIterable<Buffer>) => atMost(pieces, limit),
    decoder,
    () => undefined,
  );
}

async function* atMost(
  pieces: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new OutwardStop("too_large");
    yield piece;
  }
}
