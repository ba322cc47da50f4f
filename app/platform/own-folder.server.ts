import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { takeLock } from "./embedded-database/lock.ts";

const PREFIX = "process-";
const NAME = new RegExp(`^${PREFIX}[0-9a-f-]{36}`);
const LOCK = ".lock";
/** More than others can spoil by clearing away: then locks lie elsewhere than files, as behind the links of `/proc`. */
const MOST_TRIES = 20;
/** SQLite makes this beside what it locks. */
const JOURNAL = `${LOCK}-journal`;

export interface OwnFolder {
  path: string;
  /** Removes the folder with all that is in it. */
  close(): Promise<void>;
}

/**
 * Makes a folder for the temporary files of this process alone, and clears away those of processes that are dead.
 * Life is a lock that the operating system takes back, so neither an age nor a clock has to be believed.
 */
export async function openOwnFolder(base: string): Promise<OwnFolder> {
  await mkdir(base, { recursive: true });
  await clearDeadFolders(base);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const path = join(base, `${PREFIX}${randomUUID()}`);
    const release = takeLock(path + LOCK);
    if (!release) continue;
    await mkdir(path, { mode: 0o700 });
    // Who clears away may have met the lock's file between its making and its taking.
    if (existsSync(path + LOCK))
      return { path, close: () => end(path, release) };
    await end(path, release);
  }
  throw new Error(`a lock's file does not stay in ${base}`);
}

/** Removes the folders of processes that are dead. @returns how many there were */
export async function clearDeadFolders(base: string): Promise<number> {
  const names = await readdir(base);
  const processes = new Set(names.flatMap((name) => NAME.exec(name) ?? []));
  let cleared = 0;
  for (const name of processes) {
    const path = join(base, name);
    const release = takeLock(path + LOCK);
    if (!release) continue;
    await end(path, release);
    cleared++;
  }
  return cleared;
}

/** The lock's file goes while we hold it: whoever opened it before finds it gone and takes another name. */
async function end(path: string, release: () => void): Promise<void> {
  try {
    for (const part of ["", JOURNAL, LOCK])
      await rm(path + part, { recursive: true, force: true });
  } finally {
    release();
  }
}
