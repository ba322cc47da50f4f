import { execFile } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { descriptorTarget } from "./log-targets.server.ts";
import { openLogs } from "./open-logs.server.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const env = { APP_ENV: "local", LOG_LEVEL: "info" } as const;
const stdout = { write: () => {} };
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "mingus-logs-"));
});
afterEach(() => rm(directory, { recursive: true }));

async function events(name: string, from = directory): Promise<string[]> {
  const text = await readFile(join(from, name), "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).event);
}

test("each stream has its file, and errors stand in app.log too", async () => {
  const log = openLogs({ ...env, LOG_DIR: directory }, { stdout });
  log.info("request");
  log.error("broken");
  log.feature("meme shown");
  log.security("sign-in refused");
  log.performance("slow query");
  await log.close();
  expect(await events("app.log")).toEqual(["request", "broken"]);
  expect(await events("error.log")).toEqual(["broken"]);
  expect(await events("meme_feature.log")).toEqual(["meme shown"]);
  expect(await events("security.log")).toEqual(["sign-in refused"]);
  expect(await events("performance.log")).toEqual(["slow query"]);
});

test("the directory is made when it is missing", async () => {
  const nested = join(directory, "var", "logs");
  const log = openLogs({ ...env, LOG_DIR: nested }, { stdout });
  log.info("request");
  await log.close();
  expect(await events("app.log", nested)).toEqual(["request"]);
});

test("a file of 10 MB is followed by a new one, and five are kept", async () => {
  const fill = "x".repeat(9_932_000);
  for (const name of [
    "app.log",
    "app.log.1",
    "app.log.2",
    "app.log.3",
    "app.log.4",
  ]) {
    await writeFile(join(directory, name), name === "app.log" ? fill : name);
  }
  const log = openLogs({ ...env, LOG_DIR: directory }, { stdout });
  log.info("filler", { text: "y".repeat(4000) });
  log.error("broken");
  await log.close();
  const names = (await readdir(directory))
    .filter((name) => name.startsWith("app.log"))
    .sort();
  expect(names).toEqual([
    "app.log",
    "app.log.1",
    "app.log.2",
    "app.log.3",
    "app.log.4",
  ]);
  expect((await stat(join(directory, "app.log.1"))).size).toBeLessThanOrEqual(
    10_000_000,
  );
  expect(await readFile(join(directory, "app.log.4"), "utf8")).toBe(
    "app.log.3",
  );
});

test("files not written for 30 days go at the start, and nothing else does", async () => {
  const aged = {
    "app.log.2": 31,
    "security.log": 31,
    "error.log.1": 29,
    "notes.txt": 99,
    "app.log.bak": 99,
  };
  for (const [name, days] of Object.entries(aged)) {
    const path = join(directory, name);
    await writeFile(path, "");
    await utimes(path, new Date(), new Date(Date.now() - days * DAY_MS));
  }
  const log = openLogs({ ...env, LOG_DIR: directory }, { stdout });
  await log.close();
  const names = await readdir(directory);
  expect(names).toEqual(
    expect.arrayContaining(["error.log.1", "notes.txt", "app.log.bak"]),
  );
  expect(names).not.toContain("app.log.2");
  expect((await stat(join(directory, "security.log"))).mtimeMs).toBeGreaterThan(
    Date.now() - DAY_MS,
  );
});

const lineFrom = (event: string, daysAgo: number) =>
  `${JSON.stringify({ level: "info", time: new Date(Date.now() - daysAgo * DAY_MS), event })}\n`;

test("however often a process is started anew, no file covers more than five days before its start", async () => {
  for (const name of ["app.log", "error.log", "error.log.1"])
    await writeFile(join(directory, name), lineFrom(name, 6));
  await writeFile(join(directory, "security.log"), lineFrom("yesterday", 1));
  const log = openLogs({ ...env, LOG_DIR: directory }, { stdout });
  log.error("broken");
  log.security("refused");
  await log.close();
  expect(await events("app.log")).toEqual(["broken"]);
  expect(await events("app.log.1")).toEqual(["app.log"]);
  expect(await events("error.log")).toEqual(["broken"]);
  expect(await events("error.log.1")).toEqual(["error.log"]);
  expect(await events("error.log.2")).toEqual(["error.log.1"]);
  expect(await events("security.log")).toEqual(["yesterday", "refused"]);
});

test("a rotated file goes before its first line is 30 days old, however young its last one is", async () => {
  const young = lineFrom("young", 1);
  const file = (name: string) => join(directory, name);
  await writeFile(file("app.log.3"), lineFrom("old", 29) + young);
  await writeFile(file("app.log.4"), lineFrom("too old", 29.99) + young);
  await writeFile(file("error.log.4"), `cut off\n${lineFrom("old", 31)}`);
  const log = openLogs({ ...env, LOG_DIR: directory }, { stdout });
  await log.close();
  const names = await readdir(directory);
  expect(names).toContain("app.log.3");
  expect(names).not.toContain("app.log.4");
  expect(names).not.toContain("error.log.4");
});

test("a process that runs for weeks looks every hour", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const oldest = join(directory, "app.log.4");
    await writeFile(oldest, lineFrom("old", 25) + lineFrom("younger", 20));
    let now = Date.now();
    const clock = { now: () => now };
    const log = openLogs({ ...env, LOG_DIR: directory }, { stdout, clock });
    now += 4 * DAY_MS;
    vi.advanceTimersByTime(HOUR_MS);
    expect(await readdir(directory)).toContain("app.log.4");
    now += DAY_MS;
    vi.advanceTimersByTime(HOUR_MS);
    expect(await readdir(directory)).not.toContain("app.log.4");
    await log.close();
  } finally {
    vi.useRealTimers();
  }
});

test("a directory that cannot be used loses lines, is counted, and is used again once it can be", async () => {
  const wanted = join(directory, "logs");
  await writeFile(wanted, "a file where the directory should be");
  const onLost = vi.fn();
  let now = Date.now();
  const log = openLogs(
    { ...env, LOG_DIR: wanted },
    { stdout, clock: { now: () => now }, onLost },
  );
  log.info("lost");
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledWith("files", 1));
  await rm(wanted);
  await mkdir(wanted);
  now += 5000;
  log.info("kept");
  await log.close();
  expect(await events("app.log", wanted)).toEqual(["kept"]);
});

test("a full disk is an error that is heard and nothing more", async () => {
  const full = openSync("/dev/full", "w");
  const error = await new Promise((resolve) =>
    descriptorTarget(full).write("a line\n", resolve),
  );
  closeSync(full);
  expect(error).toMatchObject({ code: "ENOSPC" });
});

test("a process that exits at once, or closes its logs, has written every line", async () => {
  const script = (ending: string) => `
    import { openLogs } from "#app/platform/open-logs.server.ts";
    const log = openLogs({ APP_ENV: "local", LOG_LEVEL: "info", LOG_DIR: ${JSON.stringify(directory)} });
    for (let line = 0; line < 50; line += 1) log.info("request", { line });
    ${ending}`;
  for (const ending of ["process.exit(0)", "await log.close()"]) {
    const run = promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", script(ending)],
      { maxBuffer: 1e7 },
    );
    expect((await run).stdout.split("\n")).toHaveLength(51);
  }
  expect(await events("app.log")).toHaveLength(100);
});
