import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const clone = mkdtempSync(join(tmpdir(), "mingus-clone-"));
afterAll(() => rmSync(clone, { recursive: true }));

test("on a fresh clone it installs first, and says what could not be run and why", () => {
  mkdirSync(join(clone, "scripts"));
  for (const file of ["dev.mjs", "installed.mjs"])
    cpSync(join(import.meta.dirname, file), join(clone, "scripts", file));
  const { status, stderr } = spawnSync(process.execPath, ["scripts/dev.mjs"], {
    cwd: clone,
    env: { NODE_ENV: "production", PATH: join(clone, "nothing-here") },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^The step "npm ci .*" failed \(spawnSync npm ENOENT\)\.$/m,
  );
});
