import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { environmentNames } from "#app/platform/env.server.ts";

const SKIPPED = /^(node_modules|build|data|logs|coverage|test-results|\..*)$/;

const documents = documentsIn(".");
const read = (path: string) => readFileSync(path, "utf8");

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return documentsIn(path);
      return entry.name.endsWith(".md") ? [path] : [];
    });
}

test("every variable of the environment is explained to operators", () => {
  const page = read("docs/running.md");
  const missing = environmentNames.filter(
    (name) => !page.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

test("every link between documents leads somewhere", () => {
  const broken = documents.flatMap((path) => {
    const links = [...read(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)];
    return links
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(dirname(path), target)))
      .map((target) => `${path}: ${target}`);
  });
  expect(broken).toEqual([]);
});

test("every decision has its date, its status and the three parts", () => {
  const records = documents.filter((path) => /decisions\/\d{3}-/.test(path));
  const outline = records.map((path) => [
    path,
    ...(read(path).match(/^(Date: [\d-]{10}|Status: \S|## \w+)/gm) ?? []).map(
      (line) => line.replace(/: .*/, ""),
    ),
  ]);
  for (const [, ...parts] of outline)
    expect(parts).toEqual([
      "Date",
      "Status",
      "## Context",
      "## Decision",
      "## Consequences",
    ]);
  expect(outline.length).toBeGreaterThan(0);
});

test("every folder of app/ says what lives in it", () => {
  const folders = readdirSync("app", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const silent = folders.filter((name) => !existsSync(`app/${name}/README.md`));
  expect(silent).toEqual([]);
});

test("every threat says what we do about it, and names tests that are there", () => {
  const rows = read("docs/threats.md").match(/^\| [A-Z]\d.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const [, , threat, answer, tests = ""] = row.split("|");
    expect(
      [threat, answer].every((words) => words?.trim()),
      row,
    ).toBe(true);
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.length, row).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  }
});
