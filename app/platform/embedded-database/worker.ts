/**
 * The embedded database: PGlite on disk in this worker thread, behind a Unix socket that speaks PostgreSQL's protocol.
 * Everybody, the process that owns the thread included, comes in through the socket.
 */
import { createServer, type Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { createTurns } from "./turns.ts";
import { createUnitReader, endsInTransaction, type Unit } from "./wire.ts";

/** A transaction that sends nothing for so long is rolled back: it would keep everybody else waiting. */
const IDLE_IN_TRANSACTION_MS = 15_000;
const MAX_CONNECTIONS = 64;

const { directory, socketPath } = workerData as {
  directory: string;
  socketPath: string;
};

const database = await PGlite.create(directory);
const turns = createTurns<Socket>({
  idleMs: IDLE_IN_TRANSACTION_MS,
  onIdle: async (socket) => {
    socket.destroy();
    await database.exec("ROLLBACK");
  },
});

const server = createServer(serve);
server.maxConnections = MAX_CONNECTIONS;
server.on("error", (error) => {
  throw error;
});
server.listen(socketPath, () => parentPort?.postMessage("ready"));
parentPort?.on("message", (message) => void (message === "close" && close()));

function serve(socket: Socket): void {
  const readUnits = createUnitReader();
  let work = Promise.resolve();
  const inOrder = (step: () => Promise<void>) =>
    (work = work.then(step).catch(() => void socket.destroy()));

  socket.on("data", (chunk: Buffer) => {
    for (const unit of readUnits(chunk))
      void inOrder(() => answer(socket, unit));
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => void inOrder(() => leave(socket)));
}

async function answer(socket: Socket, unit: Unit): Promise<void> {
  if (unit.kind === "encryption-request") socket.write("N");
  else if (unit.kind !== "messages") socket.end();
  else {
    await turns.take(socket, async () => {
      if (socket.destroyed) return "free";
      const reply = await database.execProtocolRaw(unit.bytes);
      socket.write(reply);
      return endsInTransaction(reply) ? "keep" : "free";
    });
  }
}

async function leave(socket: Socket): Promise<void> {
  if (!turns.holds(socket)) return;
  await turns.take(socket, async () => {
    await database.exec("ROLLBACK");
    return "free";
  });
}

async function close(): Promise<void> {
  server.close();
  await turns.finish();
  await database.close();
  parentPort?.postMessage("closed");
  parentPort?.close();
}
