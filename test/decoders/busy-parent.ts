// A process with a decoding child at work, for tests that kill it: `node busy-parent.ts PICTURE DIRECTORY`.
// Prints the child's process id when the decode has begun, and decodes for ever.
import { openPictures } from "../../app/platform/images/pictures.server.ts";
import { PLAN } from "../files/plan.ts";

const [path = "", directory = ""] = process.argv.slice(2);
const pictures = openPictures({
  env: {
    MAX_IMAGE_BYTES: 10_000_000,
    MAX_IMAGE_PIXELS: 50_000_000,
    MAX_IMAGE_SIDE: 16_384,
    MAX_IMAGE_FRAMES: 300,
    DECODE_CONCURRENCY: 1,
    DECODE_QUEUE: 1,
  },
  observe: (event) => {
    if (event.kind === "started") process.stdout.write(`${event.pid}\n`);
  },
});
for (;;)
  await pictures.encodeStills({
    source: { path, format: "jpeg" },
    sizes: PLAN,
    directory,
  });
