import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ProcessPlan,
  type ServerProcess,
  startProcess,
} from "./processes.ts";

type Options = Pick<ProcessPlan, "user" | "stopSignal">;

/** A folder of its own for one server, and the ways to run programs in it. */
export interface Workplace {
  folder: string;
  /** Runs a program to its end. Throws with its last output when it fails. */
  run(program: string, args: string[], options?: Options): Promise<void>;
  /** Starts a program that runs until the server is stopped. */
  start(program: string, args: string[], options?: Options): ServerProcess;
}

/** What a starter gives back: how to reach the server, and how to end it. `stop` leaves no process and no file. */
export type Stoppable<Address> = Address & { stop(): Promise<void> };

const MOST_STARTS = 3;

/**
 * Starts a server in a new temporary folder. When that fails everything is cleaned up and tried again, at most three times:
 * two test runs may have picked the same port.
 */
export async function startIn<Address extends object>(
  name: string,
  begin: (workplace: Workplace) => Promise<Address>,
  starts = 1,
): Promise<Stoppable<Address>> {
  const folder = await mkdtemp(join(tmpdir(), `mingus-${name}-`));
  const running: ServerProcess[] = [];
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const start: Workplace["start"] = (program, args, options) => {
    const server = startProcess({ program, args, folder, ...options });
    running.push(server);
    return server;
  };
  const run: Workplace["run"] = (...plan) => start(...plan).untilDone();
  try {
    return { ...(await begin({ folder, run, start })), stop };
  } catch (error) {
    await stop();
    if (starts === MOST_STARTS) throw error;
    return startIn(name, begin, starts + 1);
  }
}

/** A port of 127.0.0.1 that is free now. Another process may take it first, so starts are tried again. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") {
    throw new Error("the system gave no port");
  }
  return address.port;
}
