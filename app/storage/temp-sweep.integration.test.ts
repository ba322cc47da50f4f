import { existsSync } from "node:fs";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openOwnFolder } from "#app/platform/own-folder.server.ts";
import { startChild } from "#test/children.ts";
import { temporaryFolder } from "#test/files/places.ts";
import { createTempSweep } from "./temp-sweep.server.ts";

const QUARTER_HOUR_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;

async function openOwn(base: string) {
  const own = await openOwnFolder(base);
  onTestFinished(() => own.close());
  return own.path;
}

/** What lies in a folder, but for locks. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => !name.includes(".lock")).toSorted();
}

test("a process's own folder is gone with all that is in it once it is closed", async () => {
  const base = await temporaryFolder();
  const own = await openOwnFolder(base);
  await writeFile(join(own.path, "object-1"), "half");
  await own.close();
  expect(await readdir(base)).toEqual([]);
});

test("what a killed process left goes at once, and what a living one has stays", async () => {
  const base = await temporaryFolder();
  const own = await openOwn(base);
  await writeFile(join(own, "object-1"), "half");
  const sweep = createTempSweep(own);
  const child = startChild("own-folder", [base]);
  const other = await child.nextLine();
  expect(dirname(other)).toBe(base);
  expect(await sweep()).toEqual({ removed: 0 });
  expect(await sweep()).toEqual({ removed: 0 });
  expect(await readdir(other)).toEqual(["half"]);
  await child.kill();
  expect(await sweep()).toEqual({ removed: 1 });
  expect(existsSync(other)).toBe(false);
  expect(await namesIn(base)).toEqual([basename(own)]);
  expect(await readdir(own)).toEqual(["object-1"]);
});

test("the next process to start clears away what a killed one left", async () => {
  const base = await temporaryFolder();
  const child = startChild("own-folder", [base]);
  const other = await child.nextLine();
  await child.kill();
  const own = await openOwn(base);
  expect(existsSync(other)).toBe(false);
  expect(await readdir(own)).toEqual([]);
});

test("two that start together each have a folder", async () => {
  const base = await temporaryFolder();
  const all = await Promise.all(Array.from({ length: 8 }, () => openOwn(base)));
  expect(new Set(all).size).toBe(8);
  expect(all.every((path) => existsSync(path))).toBe(true);
});

test("what we forgot ourselves goes a quarter of an hour after it was seen", async () => {
  const own = await openOwn(await temporaryFolder());
  let now = 1_000;
  const sweep = createTempSweep(own, () => now);
  await mkdir(join(own, "picture-1"));
  await writeFile(join(own, "picture-1", "full"), "half");
  expect(await sweep()).toEqual({ removed: 0 });
  now += QUARTER_HOUR_MS - 1;
  await writeFile(join(own, "upload-2"), "half");
  expect(await sweep()).toEqual({ removed: 0 });
  now += 1;
  expect(await sweep()).toEqual({ removed: 1 });
  expect(await readdir(own)).toEqual(["upload-2"]);
});

test("files of ours outside of any process's folder go after an hour, and those of others never", async () => {
  const base = await temporaryFolder();
  const own = await openOwn(base);
  const old = (Date.now() - HOUR_MS - 1_000) / 1000;
  for (const name of ["object-old", "picture-old", "letter-old"]) {
    await writeFile(join(base, name), "");
    await utimes(join(base, name), old, old);
  }
  await writeFile(join(base, "upload-new"), "");
  expect(await createTempSweep(own)()).toEqual({ removed: 2 });
  const left = ["letter-old", "upload-new", basename(own)];
  expect(await namesIn(base)).toEqual(left.toSorted());
});
