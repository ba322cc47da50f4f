import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isInstalled } from "./installed.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mingus-installed-"));
  write("package-lock.json", {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/other-platform": { version: "1.0.0", optional: true },
  });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, packages: object): void {
  writeFileSync(join(root, path), JSON.stringify({ packages }));
}
function install(packages: object): void {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  write("node_modules/.package-lock.json", packages);
}

test("a fresh clone is not installed", () => {
  expect(isInstalled(root)).toBe(false);
});

test("what the lockfile asks for is installed, whatever was left out for this platform", () => {
  install({ "node_modules/a": { version: "1.0.0" } });
  expect(isInstalled(root)).toBe(true);
});

test("an older version or a missing package is not", () => {
  install({ "node_modules/a": { version: "0.9.0" } });
  expect(isInstalled(root)).toBe(false);
  install({});
  expect(isInstalled(root)).toBe(false);
});
