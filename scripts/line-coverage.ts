/**
 * How many lines of app/ ran: in Vitest, and in the servers and commands that the tests and journeys started.
 * `scripts/check.mjs` runs it after them. The lines that never ran are listed in test-results/coverage.txt.
 * `--at-least N` fails below N percent.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { countLines } from "./line-coverage/count.ts";
import { listMissed, percentOf } from "./line-coverage/report.ts";

const ROOT = join(import.meta.dirname, "..");

const { values } = parseArgs({
  options: { "at-least": { type: "string", default: "0" } },
});
const files = await countLines({
  root: ROOT,
  vitest: join(ROOT, "coverage/coverage-final.json"),
  programs: join(ROOT, "test-results/programs"),
});
await writeFile(join(ROOT, "test-results/coverage.txt"), listMissed(files));
const percent = percentOf(files);
console.log(`Line coverage of app/: ${percent} %`);
if (percent < Number(values["at-least"])) {
  console.error(
    `It must be ${values["at-least"]} %. What never ran is in test-results/coverage.txt.`,
  );
  process.exit(1);
}
