/** What Vitest and Playwright wrote down of their tests, as counts and as the names of what failed. */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** Of a message, the lines that say what was wrong; the rest says where, and stands above. */
const LINES_OF_A_FAILURE = 8;
const NOTHING_WRITTEN = { passed: 0, failed: 1, skipped: 0, failures: [] };

/**
 * @typedef {{ file: string, name: string, why: string }} Failure
 * @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[] }} Results
 */

/**
 * @param {string} file of Vitest's reporter "json"
 * @returns {Results}
 */
export function readVitest(file) {
  if (!existsSync(file)) return NOTHING_WRITTEN;
  const results = JSON.parse(readFileSync(file, "utf8"));
  const failures = results.testResults.flatMap(
    ({ name: path, status, message, assertionResults }) => {
      const failed = assertionResults.filter(
        (test) => test.status === "failed",
      );
      if (status === "failed" && failed.length === 0)
        return [failure(path, "the file itself", message)];
      return failed.map(({ fullName, failureMessages }) =>
        failure(path, fullName, failureMessages.join("\n")),
      );
    },
  );
  return {
    passed: results.numPassedTests,
    failed: failures.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures,
  };
}

/**
 * @param {string} file of Playwright's reporter "json"
 * @returns {Results}
 */
export function readPlaywright(file) {
  if (!existsSync(file)) return NOTHING_WRITTEN;
  const { stats, suites, errors } = JSON.parse(readFileSync(file, "utf8"));
  const outside = errors.map(({ message }) =>
    failure("e2e", "outside the journeys", message),
  );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + outside.length,
    skipped: stats.skipped,
    failures: [...suites.flatMap(failuresOf), ...outside],
  };
}

function failuresOf({ file, specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ title, tests }) => {
    const wrong = tests.filter(({ status }) => status === "unexpected");
    const projects = wrong.map(({ projectName }) => projectName).join(", ");
    const messages = wrong.flatMap(({ results }) =>
      results.map(({ error }) => error?.message ?? ""),
    );
    return failure(`e2e/${file}`, `${title} (${projects})`, messages.join());
  });
  return [...own, ...suites.flatMap(failuresOf)];
}

function failure(path, name, message = "") {
  const file = path.startsWith("/") ? relative(process.cwd(), path) : path;
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return { file, name, why: lines.slice(0, LINES_OF_A_FAILURE).join("\n") };
}
