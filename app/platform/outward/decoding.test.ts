import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decode } from "./decoding.server.ts";

const WHOLE = gzipSync("a picture, one might think");
const answerOf = (bytes: Buffer) =>
  Object.assign(Readable.from([bytes], { objectMode: false }), {
    headers: { "content-encoding": "gzip" },
  }) as unknown as IncomingMessage;

// An error that nobody hears ends the process, and Vitest says so.
test.each([
  ["nothing", Buffer.alloc(0)],
  ["half of it", WHOLE.subarray(0, 20)],
  ["no gzip", Buffer.from("<html>")],
])(
  "%s is thrown to whoever reads, however late they begin",
  async (_, sent) => {
    const pieces = decode(answerOf(sent), 1_000);
    await pause(50);
    const read = async () => {
      for await (const piece of pieces) expect(piece).toBeDefined();
    };
    await expect(read()).rejects.toThrow();
  },
);
