/**
 * `npm test` and `npm run check`: every check there is, from a fresh clone, as named steps and one table.
 * Plain JavaScript that Node 20 runs. Ends with one line: N passed, N failed, N skipped.
 * `--only NAME,NAME` runs some of the steps.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";

const ROOT = join(
  import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "..",
);
const RESULTS = join(ROOT, "test-results");
const VITEST = [
  "run",
  "--coverage",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${RESULTS}/vitest.json`,
];

const STEPS = [
  {
    name: "install",
    command: ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    skip: isInstalled,
    stops: true,
  },
  { name: "generate", command: ["prisma", "generate"], stops: true },
  { name: "format", command: ["prettier", "--check", "--log-level=warn", "."] },
  { name: "lint", command: ["eslint", "."] },
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "dead code", command: ["knip", "--no-progress"] },
  { name: "build", command: ["remix", "vite:build", "--logLevel=warn"] },
  {
    name: "unit and integration",
    command: ["vitest", ...VITEST],
    count: countVitest,
  },
  { name: "journeys", command: ["playwright", "test"], count: countPlaywright },
];

process.chdir(ROOT);
const env = {
  ...process.env,
  PATH: join(ROOT, "node_modules", ".bin") + delimiter + process.env.PATH,
  // Keeps the Prisma command line from downloading a binary that `prisma generate` never runs.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PLAYWRIGHT_JSON_OUTPUT_FILE: `${RESULTS}/playwright.json`,
};
delete env.NODE_ENV;

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",").map((name) => name.trim());
const chosen = STEPS.filter(({ name }) => !only || only.includes(name));
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const rows = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of chosen) {
  if (step.skip?.()) continue;
  console.log(`\n=== ${step.name}`);
  const started = Date.now();
  const [command, ...parameters] = step.command;
  const { status } = spawnSync(command, parameters, {
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const counts = step.count?.() ?? {
    passed: status === 0 ? 1 : 0,
    failed: status === 0 ? 0 : 1,
    skipped: 0,
  };
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

console.table(Object.fromEntries(rows.map(({ step, ...row }) => [step, row])));
printCoverage();
console.log(
  `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
);
process.exit(total.failed === 0 ? 0 : 1);

function isInstalled() {
  const installed = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const wanted = packages(join(ROOT, "package-lock.json"));
  const found = packages(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || optional || peer || found[path]?.version === version,
  );
}

function countVitest() {
  const file = join(RESULTS, "vitest.json");
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const {
    numPassedTests,
    numFailedTests,
    numPendingTests,
    numTodoTests,
    testResults,
  } = JSON.parse(readFileSync(file, "utf8"));
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.length === 0,
  ).length;
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    skipped: numPendingTests + numTodoTests,
  };
}

function countPlaywright() {
  const file = join(RESULTS, "playwright.json");
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(
    readFileSync(file, "utf8"),
  ).stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

function printCoverage() {
  const file = join(ROOT, "coverage", "coverage-summary.json");
  if (
    !rows.some(({ step }) => step === "unit and integration") ||
    !existsSync(file)
  )
    return;
  const { lines } = JSON.parse(readFileSync(file, "utf8")).total;
  console.log(`Line coverage of app/: ${lines.pct} %`);
}
