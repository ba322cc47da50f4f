import type { Hash } from "node:crypto";
import { Readable } from "node:stream";

/** The same bytes, which a hash has seen once they are through. */
export async function* hashed(
  body: Buffer | Readable,
  hash: Hash,
): AsyncGenerator<Buffer> {
  const chunks: AsyncIterable<Buffer> | Buffer[] =
    body instanceof Readable ? body : [body];
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
