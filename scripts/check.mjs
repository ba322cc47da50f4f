/**
 * `npm test` and `npm run check`: every check there is, from a fresh clone, as named steps and one table.
 * Plain JavaScript that Node 20 runs. Ends with what failed, by name, and one line: N passed, N failed, N skipped.
 * `--only NAME,NAME` runs some of the steps.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { readPlaywright, readVitest } from "./check-results.mjs";
import { isInstalled } from "./installed.mjs";

const ROOT = join(
  import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "..",
);
const RESULTS = join(ROOT, "test-results");
/** Where servers and commands that tests and journeys start write down which lines ran: megabytes each. */
const PROGRAMS = join(RESULTS, "programs");
const VITEST = [
  "run",
  "--coverage",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${RESULTS}/vitest.json`,
];

/** Percent of the lines of app/. Only asked when every test and every journey ran. */
const LEAST_COVERAGE = "85";

const STEPS = [
  {
    name: "install",
    command: ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    skip: () => isInstalled(ROOT),
    stops: true,
  },
  { name: "generate", command: ["prisma", "generate"], stops: true },
  { name: "format", command: ["prettier", "--check", "--log-level=warn", "."] },
  { name: "lint", command: ["eslint", "."] },
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "dead code", command: ["knip", "--no-progress"] },
  // The map is for the coverage: it leads back from the server's bundle to app/. No client gets one.
  {
    name: "build",
    command: [
      ...["remix", "vite:build", "--logLevel=warn"],
      ...["--sourcemapServer", "hidden"],
    ],
  },
  {
    name: "unit and integration",
    command: ["vitest", ...VITEST],
    count: () => readVitest(join(RESULTS, "vitest.json")),
  },
  {
    name: "journeys",
    command: ["playwright", "test"],
    count: () => readPlaywright(join(RESULTS, "playwright.json")),
  },
  {
    name: "coverage",
    // Taking the types out of a text, as Node itself does, is still an experiment of its.
    command: [
      ...["node", "--disable-warning=ExperimentalWarning"],
      "scripts/line-coverage.ts",
    ],
    follows: "unit and integration",
    // Vitest writes none when a test failed.
    skip: () => !existsSync(join(ROOT, "coverage", "coverage-final.json")),
    more: () =>
      ranWhole("unit and integration", "journeys")
        ? ["--at-least", LEAST_COVERAGE]
        : [],
  },
];

process.chdir(ROOT);
const env = {
  ...process.env,
  PATH: join(ROOT, "node_modules", ".bin") + delimiter + process.env.PATH,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PROGRAM_COVERAGE: PROGRAMS,
  PLAYWRIGHT_JSON_OUTPUT_FILE: `${RESULTS}/playwright.json`,
};
delete env.NODE_ENV;

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",").map((name) => name.trim());
const chosen = STEPS.filter(
  ({ name, follows = name }) => !only || only.includes(follows),
);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const rows = [];
const failures = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of chosen) {
  if (step.skip?.()) continue;
  console.log(`\n=== ${step.name}`);
  const started = Date.now();
  const [command, ...parameters] = [...step.command, ...(step.more?.() ?? [])];
  const { status } = spawnSync(command, parameters, {
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const { failures: named = [], ...counts } = step.count?.() ?? {
    passed: status === 0 ? 1 : 0,
    failed: status === 0 ? 0 : 1,
    skipped: 0,
  };
  failures.push(...named);
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  rows.push({
    step: step.name,
    result: status === 0 ? "ok" : "FAILED",
    seconds: Math.round((Date.now() - started) / 100) / 10,
    ...counts,
  });
  if (status !== 0 && step.stops) break;
}

rmSync(PROGRAMS, { recursive: true, force: true });
console.table(Object.fromEntries(rows.map(({ step, ...row }) => [step, row])));
// Once more at the very end: of a long run, often only that is kept.
for (const { file, name, why } of failures)
  console.log(`\nFAILED ${file}: ${name}\n${why}`);
console.log(
  `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
);
process.exit(total.failed === 0 ? 0 : 1);

function ranWhole(...names) {
  return names.every((name) =>
    rows.some(
      ({ step, result, skipped }) =>
        step === name && result === "ok" && skipped === 0,
    ),
  );
}
