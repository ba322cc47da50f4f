import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { moveDurably, removeDurably, syncPath } from "./durable.server.ts";
import { type ObjectStore, withEdge } from "./edge.server.ts";
import type { Fault } from "./faults.server.ts";
import { LABEL_BYTES } from "./label.server.ts";
import { readFacts, readObject, writeObject } from "./object-file.server.ts";
import { type Storage, StorageUnavailable } from "./storage.server.ts";

export interface DiskOptions {
  /** The folder of all objects; a key is a path in it. */
  root: string;
  /** Where an object is written before it is whole, on the same file system as `root`. What a crash left here is rubbish. */
  tmpDir: string;
}

/**
 * Keeps each object in one file under `root`, with its facts at the end of the file. A file is written in `tmpDir`, flushed
 * and renamed into place, so neither a reader nor a crash ever meets half of one, or one without its facts.
 * Throws when the two folders cannot be made, or are on different file systems.
 */
export async function openDiskStorage(options: DiskOptions): Promise<Storage> {
  const root = resolve(options.root);
  const tmpDir = resolve(options.tmpDir);
  await prepareFolders({ root, tmpDir });
  return withEdge(diskStore({ root, tmpDir }), faultOf);
}

function diskStore({ root, tmpDir }: DiskOptions): ObjectStore {
  const pathOf = (key: string) => join(root, key);
  const place = async (key: string, fill: (path: string) => Promise<void>) => {
    const path = join(tmpDir, `object-${randomUUID()}`);
    try {
      await fill(path);
      await moveDurably(path, pathOf(key));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  };
  return {
    kind: "disk",
    put: (key, ...object) => place(key, (path) => writeObject(path, ...object)),
    get: async (key, range) => readObject(pathOf(key), range),
    head: async (key) => readFacts(pathOf(key)),
    copy: (from, to) => place(to, (path) => copyFlushed(pathOf(from), path)),
    delete: (key) => removeDurably(pathOf(key)),
    list: (prefix) => listObjects(root, prefix),
    presignPut: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

async function prepareFolders({ root, tmpDir }: DiskOptions): Promise<void> {
  const folders = [root, tmpDir];
  for (const path of folders) await mkdir(path, { recursive: true });
  const [disk, other] = await Promise.all(folders.map((path) => stat(path)));
  if (disk?.dev === other?.dev) return;
  throw new Error(`${tmpDir} and ${root} must be on the same file system`);
}

async function copyFlushed(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await syncPath(to);
}

async function* listObjects(
  root: string,
  prefix: string,
): ReturnType<Storage["list"]> {
  const folder = prefix.slice(0, prefix.lastIndexOf("/"));
  const keyOf = (path: string) => relative(root, path);
  const paths = filesIn(join(root, folder), (path) =>
    keyOf(path).startsWith(prefix),
  );
  for await (const path of paths) {
    const key = keyOf(path);
    const found = await unlessMissing(stat(path));
    if (!found) continue;
    yield { key, bytes: found.size - LABEL_BYTES, modifiedAt: found.mtime };
  }
}

/**
 * In the order of their keys. Only the names of one folder at each depth are held.
 * @param isWanted asked in the first folder: what lies below a wanted name is wanted
 */
async function* filesIn(
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): AsyncGenerator<string> {
  const reading = readdir(folder, { withFileTypes: true });
  const entries = (await unlessMissing(reading)) ?? [];
  const names = entries.map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  );
  for (const name of names.sort()) {
    const path = join(folder, name);
    if (!isWanted(path)) continue;
    if (name.endsWith("/")) yield* filesIn(path);
    else yield path;
  }
}

// Others delete while we list.
async function unlessMissing<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (faultOf(error) === "missing") return null;
    throw error;
  }
}

const MISSING_CODES = ["ENOENT", "ENOTDIR", "EISDIR"];

// An error of the operating system carries its number: a full disk, a lost mount, no right to write, too many open files.
function faultOf(error: unknown): Fault | null {
  if (error instanceof RangeError) return "out-of-range";
  if (error instanceof StorageUnavailable) return "unavailable";
  if (!(error instanceof Error) || !("errno" in error)) return null;
  const code = "code" in error ? String(error.code) : "";
  return MISSING_CODES.includes(code) ? "missing" : "unavailable";
}
