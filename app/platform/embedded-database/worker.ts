/**
 * The embedded database: PGlite on disk in this worker thread, behind a Unix socket that speaks PostgreSQL's protocol.
 * Everybody, the process that owns the thread included, comes in through the socket.
 */
import { createServer, type Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { createTurns } from "./turns.ts";
import { createUnitReader, endsAtRest, type Unit } from "./wire.ts";

/** A transaction that sends nothing for so long is rolled back: it would keep everybody else waiting. */
const IDLE_IN_TRANSACTION_MS = 15_000;
const MAX_CONNECTIONS = 64;
/** Sync, in case the client stopped in the middle of a statement, and a simple query. */
const ROLLBACK = Buffer.from("S\0\0\0\x04Q\0\0\0\x0dROLLBACK\0");

const { directory, socketPath } = workerData as {
  directory: string;
  socketPath: string;
};

// V8's optimizing compiler takes 600 MB and seconds of a core for one function of PGlite: see decision 035.
setFlagsFromString("--no-wasm-dynamic-tiering");
setFlagsFromString("--no-wasm-tier-up");
const database = await PGlite.create(directory);
const sockets = new Set<Socket>();
const turns = createTurns<Socket>({
  idleMs: IDLE_IN_TRANSACTION_MS,
  async onCut(socket) {
    socket.destroy();
    await execute(ROLLBACK);
  },
});

const server = createServer(serve);
server.maxConnections = MAX_CONNECTIONS;
server.on("error", fail);
server.listen(socketPath, () => parentPort?.postMessage("ready"));
parentPort?.on("message", (message) => void (message === "close" && close()));

function serve(socket: Socket): void {
  const readUnits = createUnitReader();
  let work = Promise.resolve();
  const inOrder = (step: () => Promise<void>) =>
    (work = work.then(step).catch(() => void socket.destroy()));

  sockets.add(socket);
  socket.on("data", (chunk: Buffer) => {
    try {
      for (const unit of readUnits(chunk))
        void inOrder(() => answer(socket, unit));
    } catch {
      socket.destroy();
    }
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    sockets.delete(socket);
    void inOrder(() => leave(socket));
  });
}

async function answer(socket: Socket, unit: Unit): Promise<void> {
  if (unit.kind === "encryption-request") socket.write("N");
  else if (unit.kind !== "messages") socket.end();
  else {
    await turns.take(socket, async () => {
      // Somebody who went away inside a transaction holds the session until `leave` has ended it.
      if (socket.destroyed) return turns.holds(socket) ? "keep" : "free";
      const reply = await execute(unit.bytes);
      socket.write(reply);
      return endsAtRest(reply) ? "free" : "keep";
    });
  }
}

async function leave(socket: Socket): Promise<void> {
  if (!turns.holds(socket)) return;
  await turns.take(socket, async () => {
    await execute(ROLLBACK);
    return "free";
  });
}

async function execute(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await database.execProtocolRaw(bytes);
  } catch (error) {
    fail(error);
    throw error;
  }
}

/** PGlite does not survive what it throws here: the process that owns this thread hears of it and ends. */
function fail(cause: unknown): void {
  setImmediate(() => {
    // In an error of our own: Emscripten's handler for uncaught exceptions keeps quiet about its ExitStatus.
    throw new Error(`the embedded database failed: ${String(cause)}`);
  });
}

async function close(): Promise<void> {
  server.close();
  await turns.close();
  for (const socket of sockets) socket.destroy();
  await database.close();
  parentPort?.close();
}
