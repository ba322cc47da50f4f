import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWhere } from "#test/servers/provided.ts";
import { startSmallDisk } from "#test/servers/small-disk.ts";
import { openDiskStorage } from "./disk.server.ts";
import { describeStorageContract } from "./storage-contract.ts";
import { StorageUnavailable } from "./storage.server.ts";

const FACTS = {
  contentType: "image/webp",
  cacheControl: "public, max-age=31536000, immutable",
  assetId: "0198c0de-0000-7000-8000-00000000cafe",
};
const CAT = Buffer.from("a cat");
const DOG = Buffer.from("a dog");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mingus-disk-"));
});
afterAll(() => rm(folder, { recursive: true }));

function openIn(place: string) {
  return openDiskStorage({
    root: join(folder, place, "media"),
    tmpDir: join(folder, place, "tmp"),
  });
}

describe("storage on disk", () => {
  describeStorageContract(() => openIn("contract"));

  test("nothing is left of what was refused, broken off or probed", async () => {
    expect(await readdir(join(folder, "contract", "tmp"))).toEqual([]);
  });
});

test("the file of an object begins with the object's own bytes", async () => {
  const storage = await openIn("plain");
  await storage.put("media/a/cat.webp", CAT, FACTS);
  const path = join(folder, "plain/media/media/a/cat.webp");
  const file = await readFile(path);
  expect(file.subarray(0, CAT.length)).toEqual(CAT);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a reader who began keeps the object that was there", async () => {
  const storage = await openIn("reader");
  await storage.put("media/a/pet.webp", CAT, FACTS);
  const overwritten = await storage.get("media/a/pet.webp");
  await storage.put("media/a/pet.webp", DOG, FACTS);
  const deleted = await storage.get("media/a/pet.webp");
  await storage.delete("media/a/pet.webp");
  expect(overwritten && (await buffer(overwritten.body))).toEqual(CAT);
  expect(deleted && (await buffer(deleted.body))).toEqual(DOG);
});

test("a process that is killed in the middle of a write leaves no object", async () => {
  const storage = await openIn("killed");
  const module = fileURLToPath(new URL("disk.server.ts", import.meta.url));
  const script = `
    import { Readable } from "node:stream";
    import { openDiskStorage } from ${JSON.stringify(module)};
    async function* killed() {
      yield Buffer.from("half of a cat");
      process.kill(process.pid, "SIGKILL");
      yield Buffer.from("the other half");
    }
    const storage = await openDiskStorage({ root: "media", tmpDir: "tmp" });
    const facts = ${JSON.stringify(FACTS)};
    await storage.put("media/a/cat.webp", Readable.from(killed()), facts);`;
  const args = ["--input-type=module", "-e", script];
  const cwd = join(folder, "killed");
  const child = spawn(process.execPath, args, { cwd, stdio: "inherit" });
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  expect(await storage.get("media/a/cat.webp")).toBeNull();
  expect(await readdir(join(cwd, "media"))).toEqual([]);
  expect(await readdir(join(cwd, "tmp"))).toHaveLength(1);
});

test.each([0, 100, 511, 600])(
  "a file cut to %i bytes is not taken for an object",
  async (length) => {
    const storage = await openIn("damaged");
    await storage.put("media/a/cat.webp", Buffer.alloc(400, "cat "), FACTS);
    await truncate(join(folder, "damaged/media/media/a/cat.webp"), length);
    const reading = storage.get("media/a/cat.webp");
    await expect(reading).rejects.toThrow(StorageUnavailable);
    await expect(storage.head("media/a/cat.webp")).rejects.toThrow("label");
  },
);

test("facts that do not fit are refused, and nothing is kept", async () => {
  const storage = await openIn("facts");
  const long = { ...FACTS, cacheControl: "x".repeat(600) };
  const writing = storage.put("media/a/cat.webp", CAT, long);
  await expect(writing).rejects.toThrow(TypeError);
  expect(await storage.head("media/a/cat.webp")).toBeNull();
  expect(await readdir(join(folder, "facts/tmp"))).toEqual([]);
});

test("a folder that was lost makes storage unavailable, and works again when it is back", async () => {
  const storage = await openIn("lost");
  const root = join(folder, "lost/media");
  await rm(root, { recursive: true });
  await writeFile(root, "not a folder");
  const writing = storage.put("media/a/cat.webp", CAT, FACTS);
  await expect(writing).rejects.toThrow(StorageUnavailable);
  await expect(storage.probe()).rejects.toThrow(StorageUnavailable);
  await rm(root);
  await storage.probe();
});

test("a probe removes what a probe left more than an hour ago, and nothing younger", async () => {
  const storage = await openIn("probed");
  const left = join(folder, "probed/media/probe");
  await mkdir(left);
  for (const [name, minutesAgo] of [
    ["older", 61],
    ["younger", 30],
  ] as const) {
    const then = Date.now() / 1000 - minutesAgo * 60;
    await writeFile(join(left, name), "Is anybody there?");
    await utimes(join(left, name), then, then);
  }
  await storage.probe();
  expect(await readdir(left)).toEqual(["younger"]);
});

describeWhere("mount", "storage on a disk that fills up", () => {
  let disk: Awaited<ReturnType<typeof startSmallDisk>>;
  beforeAll(async () => void (disk = await startSmallDisk()));
  afterAll(() => disk.stop());

  const openSmall = () =>
    openDiskStorage({
      root: join(disk.folder, "media"),
      tmpDir: join(disk.folder, "tmp"),
    });

  test("a full disk makes storage unavailable, keeps what was there, and leaves nothing of what did not fit", async () => {
    const storage = await openSmall();
    await storage.put("media/a/cat.webp", CAT, FACTS);
    const big = Buffer.alloc(3_000_000, "dog ");
    for (const body of [big, Readable.from([big])]) {
      const writing = storage.put("media/a/cat.webp", body, FACTS);
      await expect(writing).rejects.toThrow(StorageUnavailable);
      await expect(writing).rejects.toHaveProperty("cause.code", "ENOSPC");
    }
    const found = await storage.get("media/a/cat.webp");
    expect(found && (await buffer(found.body))).toEqual(CAT);
    expect(await readdir(join(disk.folder, "tmp"))).toEqual([]);
    await storage.probe();
  });

  test("folders on two disks are refused at the start", async () => {
    const root = join(disk.folder, "media");
    const opening = openDiskStorage({
      root,
      tmpDir: join(folder, "elsewhere"),
    });
    await expect(opening).rejects.toThrow("the same file system");
  });
});
