// What `busboy-to-disk` does, by the part of ours that reads a form: with its limits and its hash, and nothing around it.
// Without our collections (docs/decisions/034): they are for a large heap, and this one is as small as the peer's.
// Argument: a folder to write to.
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { readForm } from "#app/uploads/receiving/receive-form.server.ts";

const MOST_BYTES = 11 * 1024 * 1024;
const plan = {
  ...{ TMP_DIR: process.argv[2] ?? "", maxFiles: 1, endsAtLargeFile: true },
  ...{ maxFileBytes: MOST_BYTES, maxBytes: MOST_BYTES },
};

createServer((request, response) => {
  const written: string[] = [];
  void readForm(request, plan, written)
    .then(() => Promise.all(written.map((path) => rm(path))))
    .then(() => response.writeHead(415).end());
}).listen(Number(process.env["PORT"]), "127.0.0.1");
