import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPlaywright, readVitest } from "./check-results.mjs";

const folder = mkdtempSync(join(tmpdir(), "mingus-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("what failed in Vitest is told by file, name and the first lines of why", () => {
  const file = written({
    ...{ numPassedTests: 2, numPendingTests: 1, numTodoTests: 0 },
    testResults: [
      {
        ...{ name: join(process.cwd(), "app/a.test.ts"), status: "failed" },
        assertionResults: [
          { status: "passed", fullName: "a holds", failureMessages: [] },
          {
            ...{ status: "failed", fullName: "b holds" },
            failureMessages: ["AssertionError: 1 is not 2\n    at a.test.ts:3"],
          },
        ],
      },
    ],
  });
  expect(readVitest(file)).toEqual({
    ...{ passed: 2, failed: 1, skipped: 1 },
    failures: [
      {
        ...{ file: "app/a.test.ts", name: "b holds" },
        why: "AssertionError: 1 is not 2\n    at a.test.ts:3",
      },
    ],
  });
});

test("a file that broke before its first test counts as a failure", () => {
  const broken = { name: "a.test.ts", status: "failed", message: "No module" };
  const file = written({
    ...{ numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 },
    testResults: [{ ...broken, assertionResults: [] }],
  });
  expect(readVitest(file)).toMatchObject({
    failed: 1,
    failures: [{ name: "the file itself", why: "No module" }],
  });
});

test("what failed in Playwright is told with the browsers it failed in", () => {
  const test = (projectName: string, status: string, message?: string) => ({
    ...{ projectName, status },
    results: [message ? { error: { message } } : {}],
  });
  const file = written({
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [],
    suites: [
      {
        file: "once/a.spec.ts",
        suites: [
          {
            file: "once/a.spec.ts",
            specs: [
              {
                ...{ title: "one can sign in", ok: false },
                tests: [
                  test("desk", "expected"),
                  test("phone", "unexpected", "no such button"),
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(readPlaywright(file)).toEqual({
    ...{ passed: 1, failed: 1, skipped: 0 },
    failures: [
      {
        file: "e2e/once/a.spec.ts",
        name: "one can sign in (phone)",
        why: "no such button",
      },
    ],
  });
});

test("a run that wrote nothing down has failed", () => {
  const nowhere = join(folder, "nowhere.json");
  expect(readVitest(nowhere).failed).toBe(1);
  expect(readPlaywright(nowhere).failed).toBe(1);
});

function written(results: object): string {
  const file = join(folder, "results.json");
  writeFileSync(file, JSON.stringify(results));
  return file;
}
