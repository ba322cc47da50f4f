// The least there is: Node's server, busboy, a file on the disk. It answers 415 and removes what it wrote.
// Arguments: a folder to write to; `hash` to hash what comes on its way, as we do.
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";

const [folder = "", hashes] = process.argv.slice(2);

createServer((request, response) => {
  const parser = busboy({ headers: request.headers });
  const path = join(folder, randomUUID());
  let written = Promise.resolve();
  parser.on("file", (_name, stream) => {
    if (hashes) {
      const hash = createHash("sha256");
      stream.on("data", (chunk: Buffer) => hash.update(chunk));
      stream.on("end", () => hash.digest("hex"));
    }
    written = pipeline(stream, createWriteStream(path));
  });
  parser.on("close", () => {
    void written.then(() => rm(path)).then(() => response.writeHead(415).end());
  });
  request.pipe(parser);
}).listen(Number(process.env["PORT"]), "127.0.0.1");
