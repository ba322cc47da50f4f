import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** Paths of Unix sockets end at 104 to 108 bytes, depending on the system. */
const SOCKET_PATH_MAX_BYTES = 100;
/** How long a server waits for another process to let go of the database. */
const TAKEOVER_WAIT_MS = 30_000;
const CLOSE_MS = 10_000;

export interface EmbeddedDatabase {
  /** Folder of the socket; `pg` takes it as its host. */
  host: string;
  /** False when another process holds the database and this one is its client. */
  owner: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database in `<dataDir>/db`, or joins the process that has it open.
 * The lock is a successful connect to the socket; a socket nobody answers on is left over and is removed.
 * @param options.join commands join a running server; a server itself waits until it can own the database
 */
export async function openEmbeddedDatabase(
  dataDir: string,
  options: { join: boolean },
): Promise<EmbeddedDatabase> {
  const socketPath = socketPathFor(dataDir);
  const host = dirname(socketPath);
  await mkdir(host, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + TAKEOVER_WAIT_MS;
  for (;;) {
    if (!(await answers(socketPath))) {
      const release = await takeOver(host);
      if (release) return await own(dataDir, socketPath).finally(release);
    } else if (options.join) {
      return { host, owner: false, close: () => Promise.resolve() };
    }
    if (Date.now() > deadline)
      throw new Error(
        `another Mingus process is using the database in ${dataDir}`,
      );
    await pause(100);
  }
}

function socketPathFor(dataDir: string): string {
  const absolute = resolve(dataDir);
  const near = join(absolute, "db-socket", ".s.PGSQL.5432");
  if (Buffer.byteLength(near) <= SOCKET_PATH_MAX_BYTES) return near;
  const name = createHash("sha256").update(absolute).digest("hex").slice(0, 16);
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

/** Keeps two starting processes from opening the same files; a lock older than its holder could need is void. */
async function takeOver(host: string): Promise<(() => Promise<void>) | null> {
  const lock = join(host, "opening");
  const release = () => rm(lock, { recursive: true, force: true });
  try {
    await mkdir(lock);
    return release;
  } catch {
    const { stat } = await import("node:fs/promises");
    const age =
      Date.now() -
      (await stat(lock).then(
        (found) => found.mtimeMs,
        () => Date.now(),
      ));
    if (age > TAKEOVER_WAIT_MS / 2) await release();
    return null;
  }
}

async function own(
  dataDir: string,
  socketPath: string,
): Promise<EmbeddedDatabase> {
  await rm(socketPath, { force: true });
  const directory = join(resolve(dataDir), "db");
  await mkdir(directory, { recursive: true });
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { directory, socketPath },
  });
  await ready(worker);
  worker.unref();
  return {
    host: dirname(socketPath),
    owner: true,
    async close() {
      worker.ref();
      const closed = once(worker, "exit");
      worker.postMessage("close");
      await Promise.race([closed, pause(CLOSE_MS, undefined, { ref: false })]);
      await worker.terminate();
      await rm(socketPath, { force: true });
    },
  };
}

async function ready(worker: Worker): Promise<void> {
  const exited = once(worker, "exit").then(() => {
    throw new Error("the embedded database stopped while it was starting");
  });
  await Promise.race([once(worker, "message"), exited]);
  exited.catch(() => undefined);
}
