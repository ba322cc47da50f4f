import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mingus-fingerprint-"));
  mkdirSync(join(root, "app"));
  mkdirSync(join(root, "build"));
  write("app/page.tsx", "a page");
  write("build/page.js", "a page, built");
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) =>
  writeFileSync(join(root, path), text);
const now = () => fingerprintOf(root, ["app", "build"]);

test("what was built by somebody else, or is gone, is not what was built before", () => {
  const before = now();
  expect(now()).toBe(before);
  write("build/page.js", "another page, built");
  expect(now()).not.toBe(before);
  write("build/page.js", "a page, built");
  expect(now()).toBe(before);
  rmSync(join(root, "build"), { recursive: true });
  expect(now()).not.toBe(before);
});

test("a test is nothing that a build is made from", () => {
  const before = now();
  write("app/page.test.tsx", "a test");
  expect(now()).toBe(before);
  write("app/leaf.tsx", "a leaf");
  expect(now()).not.toBe(before);
});
