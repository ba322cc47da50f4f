// The upload that tutorials show: the file is buffered in memory, as multer's memory storage does with the same parser,
// and then sharp makes every variant from it at the same time. No limits, no database, no token.
// Argument: a folder to keep pictures in.
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import busboy from "busboy";
import express from "express";
import sharp from "sharp";
import { ENCODERS } from "#app/platform/images/encoders.server.ts";
import { planStills } from "#app/uploads/pipeline/variants.ts";

/** As nice as our decoding children, or a busy machine would decide. */
const NICENESS = 10;

const folder = process.argv[2] ?? "";
const SIZES = planStills("first", { isAnimated: false });

setPriority(NICENESS);
const app = express();
app.disable("x-powered-by");
app.post("/", (request, response, next) => {
  const parser = busboy({ headers: request.headers });
  parser.on("file", (_name, stream) => {
    buffer(stream)
      .then(keep)
      .then((id) => response.status(201).json({ id }))
      .catch(next);
  });
  request.pipe(parser);
});
app.listen(Number(process.env["PORT"]), "127.0.0.1");

async function keep(picture: Buffer): Promise<string> {
  const id = randomUUID();
  const own = join(folder, id);
  await mkdir(own);
  const variants = SIZES.flatMap(({ size, box, formats }) =>
    formats.map((format) => {
      const image = sharp(picture, { autoOrient: true });
      const fit = { fit: "inside", withoutEnlargement: true } as const;
      const encoded = ENCODERS[format](image.resize({ ...box, ...fit }));
      return encoded.toFile(join(own, `${size}.${format}`));
    }),
  );
  await Promise.all([writeFile(join(own, "original"), picture), ...variants]);
  return id;
}
