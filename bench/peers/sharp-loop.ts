// A tuned loop around sharp in one process: decodes once, stages the sizes, and does nothing else. No form, no limits,
// no hashes, no database. It has its pictures on the disk when the clock starts.
// Argument: a picture. `GET /?pictures=N&atOnce=M&formats=first` encodes it N times, M at a time; `all` makes all nine
// variants by sharp's own efforts. It answers how many milliseconds that took.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { SizePlan } from "#app/platform/images/decode-tasks.ts";
import { ENCODERS } from "#app/platform/images/encoders.server.ts";
import { planStills, VARIANTS } from "#app/uploads/pipeline/variants.ts";
import { DEFAULT_EFFORTS, encodeRaw } from "../raw-loop.ts";
import { inTurns } from "../send.ts";

/** As nice as our decoding children, or a busy machine would decide. */
const NICENESS = 10;

const path = process.argv[2] ?? "";
const ALL: readonly SizePlan[] = VARIANTS.map(({ size, box }) => {
  return { size, box, formats: ["jpeg", "webp", "avif"] };
});
const WORK = {
  first: {
    sizes: planStills("first", { isAnimated: false }) as readonly SizePlan[],
    encoders: ENCODERS,
  },
  all: { sizes: ALL, encoders: DEFAULT_EFFORTS },
};

setPriority(NICENESS);
sharp.concurrency(1);
sharp.cache(false);

createServer((request, response) => {
  const { searchParams: asked } = new URL(request.url ?? "", "http://peer");
  const { sizes, encoders } = WORK[asked.get("formats") as keyof typeof WORK];
  const began = performance.now();
  void inTurns(
    Number(asked.get("pictures")),
    Number(asked.get("atOnce")),
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "mingus-loop-"));
      await encodeRaw(await readFile(path), sizes, (image, size, format) =>
        encoders[format](image).toFile(join(folder, `${size}.${format}`)),
      );
      await rm(folder, { recursive: true });
    },
  ).then(() => response.end(String(performance.now() - began)));
}).listen(Number(process.env["PORT"]), "127.0.0.1");
