/**
 * `npm run bench`: every figure we hold ourselves to, as a table and in bench/results.json.
 * `--only NAME` (several: comma-separated) measures some; `--long` adds what takes minutes.
 */
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stayBesideTheLoad } from "./cores.ts";
import { isMet, type Bench, type Figure, type Reading } from "./figure.ts";
import { decodePool } from "./figures/decode-pool.ts";
import { encodingCost } from "./figures/encoding-cost.ts";
import { encodingOverHttp } from "./figures/encoding-over-http.ts";
import { imageSize } from "./figures/image-size.ts";
import { kills } from "./figures/kills.ts";
import { loginTime } from "./figures/login-time.ts";
import { media } from "./figures/media.ts";
import { memoryAndStart } from "./figures/memory-and-start.ts";
import { pageWeight } from "./figures/page-weight.ts";
import { refusals } from "./figures/refusals.ts";
import { splash } from "./figures/splash.ts";
import { uploadStorm } from "./figures/upload-storm.ts";
import { uploads } from "./figures/uploads.ts";
import { openSite, type Site } from "./site.ts";

const FIGURES: readonly Figure[] = [
  splash,
  pageWeight,
  decodePool,
  encodingCost,
  encodingOverHttp,
  uploads,
  uploadStorm,
  loginTime,
  refusals,
  media,
  memoryAndStart,
  imageSize,
  kills,
];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    long: { type: "boolean", default: false },
  },
});
const only = values.only?.split(",");
const chosen = FIGURES.filter(({ name, isLong = false }) =>
  only ? only.includes(name) : values.long || !isLong,
);
if (chosen.length === 0) {
  const names = FIGURES.map(({ name }) => name).join(", ");
  console.error(`there is no such figure; there are ${names}`);
  process.exit(2);
}

stayBesideTheLoad();
let site: Promise<Site> | undefined;
const bench: Bench = {
  long: values.long,
  say: (words) => void process.stderr.write(`${words}\n`),
  site: () => (site ??= openSite()),
};

const rows: (Reading & { met: boolean | null; load: number })[] = [];
let failed = false;
try {
  for (const figure of chosen) {
    bench.say(`=== ${figure.name}`);
    const readings = await figure.measure(bench).catch((error: unknown) => {
      failed = true;
      console.error(error);
      return [];
    });
    const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
    for (const reading of readings)
      rows.push({ ...reading, met: isMet(reading), load });
  }
} finally {
  await (await site)?.stop();
}

console.table(rows.map(inWords));
const path = join(import.meta.dirname, "results.json");
await writeFile(path, `${JSON.stringify(rows, null, 2)}\n`);
process.exit(failed ? 1 : 0);

function inWords({
  id,
  what,
  measured,
  unit,
  goal,
  spread,
  met,
  load,
}: (typeof rows)[number]) {
  const wanted =
    "atLeast" in goal
      ? `>= ${goal.atLeast}`
      : "atMost" in goal
        ? `<= ${goal.atMost}`
        : "";
  return {
    figure: id,
    what,
    goal: wanted,
    measured: `${Number(measured.toPrecision(3))} ${unit}`.trim(),
    spread: spread === undefined ? "" : spread.toFixed(2),
    met: met === null ? "" : met ? "yes" : "NO",
    load,
  };
}
