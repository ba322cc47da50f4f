import type { IncomingMessage } from "node:http";
import { pipeline, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OutwardStop } from "./faults.ts";

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
 * The bytes of an answer in whatever encoding it came, checked against the limit before they are decoded. Throws OutwardStop;
 * what breaks later is thrown to whoever reads.
 * @param maxBytes of the decoded body. It is for whoever reads to count those, see `atMost`.
 */
export function decode(
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
  // It may break before anybody reads: it is thrown then, and must not end the process now.
  decoder.on("error", () => undefined);
  return pipeline(
    answer,
    (pieces: AsyncIterable<Buffer>) => atMost(pieces, limit),
    decoder,
    () => undefined,
  );
}

/** The same pieces, until they are too many together. */
export async function* atMost(
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
