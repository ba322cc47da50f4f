import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, realpath, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { takeLock } from "./lock.ts";

/** Paths of Unix sockets end at 104 to 108 bytes, depending on the system. */
const SOCKET_PATH_MAX_BYTES = 100;
/** How long a server waits for another process to let go of the database. */
const TAKEOVER_WAIT_MS = 30_000;
const LOOK_EVERY_MS = 100;
const CLOSE_MS = 10_000;

export interface EmbeddedDatabase {
  /** Folder of the socket; `pg` takes it as its host. */
  host: string;
  /** False when another process holds the database and this one is its client. */
  owner: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database in `<dataDir>/db`, or joins the process that has it open. Who holds the lock owns the database;
 * a socket that is there when the lock is taken is left over, and is removed.
 * @param options.join commands join a running server; a server itself waits until it can own the database
 * @throws when another process has kept the database for half a minute
 */
export async function openEmbeddedDatabase(
  dataDir: string,
  options: { join: boolean },
): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const socketPath = await prepareSocket(folder);
  const deadline = Date.now() + TAKEOVER_WAIT_MS;
  for (;;) {
    const release = takeLock(join(folder, "db.lock"));
    if (release) return own(folder, socketPath, release);
    if (options.join && (await answers(socketPath))) {
      const close = () => Promise.resolve();
      return { host: dirname(socketPath), owner: false, close };
    }
    if (Date.now() > deadline)
      throw new Error(
        `another Mingus process is using the database in ${dataDir}`,
      );
    await pause(LOOK_EVERY_MS);
  }
}

/** The socket's path; its folder lets nobody else in. */
async function prepareSocket(folder: string): Promise<string> {
  const socketPath = socketPathFor(folder);
  const host = dirname(socketPath);
  await mkdir(host, { recursive: true });
  // Fails when somebody else has made a folder of this name where everybody may: they could listen in our place.
  await chmod(host, 0o700);
  return socketPath;
}

function socketPathFor(folder: string): string {
  const near = join(folder, "db-socket", ".s.PGSQL.5432");
  if (Buffer.byteLength(near) <= SOCKET_PATH_MAX_BYTES) return near;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return join(tmpdir(), `mingus-${name}`, ".s.PGSQL.5432");
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => say(true));
    socket.once("error", () => say(false));
  });
}

async function own(
  folder: string,
  socketPath: string,
  release: () => void,
): Promise<EmbeddedDatabase> {
  try {
    await rm(socketPath, { force: true });
    const worker = await startWorker(join(folder, "db"), socketPath);
    let closing: Promise<void> | null = null;
    const close = async () => {
      await stopWorker(worker);
      await rm(socketPath, { force: true });
      release();
    };
    return {
      host: dirname(socketPath),
      owner: true,
      close: () => (closing ??= close()),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function startWorker(
  directory: string,
  socketPath: string,
): Promise<Worker> {
  await mkdir(directory, { recursive: true });
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { directory, socketPath },
  });
  const started = new AbortController();
  const { signal } = started;
  const stopped = once(worker, "exit", { signal }).then(endProcess);
  stopped.catch(() => undefined);
  await Promise.race([once(worker, "message", { signal }), stopped]);
  started.abort();
  // From here on nobody waits for it: an error, which has no listener, and an exit both end the process.
  worker.on("exit", endProcess);
  worker.unref();
  return worker;
}

function endProcess(): never {
  throw new Error(
    "the embedded database stopped; what it had answered is safe",
  );
}

async function stopWorker(worker: Worker): Promise<void> {
  worker.ref();
  worker.off("exit", endProcess);
  const exit = once(worker, "exit");
  worker.postMessage("close");
  await Promise.race([exit, pause(CLOSE_MS, undefined, { ref: false })]);
  await worker.terminate();
}
