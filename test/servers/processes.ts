import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { programPath } from "./available.ts";

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 10_000;
const POLL_MS = 20;
const KEPT_OUTPUT_CHARACTERS = 16_384;

// Waits for its pipe from the tests to close, which happens however they end, and then leaves nothing behind.
const GUARD_SCRIPT =
  'cat >/dev/null; kill -KILL "-$1" 2>/dev/null; rm -rf -- "$2"';

export interface ProcessPlan {
  program: string;
  args: string[];
  /** Its files; removed when the tests die without stopping it. */
  folder: string;
  /** Runs as this user; only root may ask. */
  user?: { uid: number; gid: number } | undefined;
  /** What `stop` sends first; SIGTERM when not given. */
  stopSignal?: NodeJS.Signals;
}

export interface ServerProcess {
  /** Its process id; undefined when it could not be started. */
  pid: number | undefined;
  /** Waits until it has printed a line like this. Throws with its last output when it exits first or takes too long. */
  untilPrinted(pattern: RegExp): Promise<void>;
  /** Waits until something listens on a port of 127.0.0.1. Throws like `untilPrinted`. */
  untilListening(port: number): Promise<void>;
  /** Waits until it has ended. Throws like `untilPrinted`, and when it did not end well. */
  untilDone(): Promise<void>;
  /** Asks it to end, and kills it when it does not. */
  stop(): Promise<void>;
}

/** Starts a program that never outlives this process: a guard kills it even when this process is killed. */
export function startProcess(plan: ProcessPlan): ServerProcess {
  const { program, args, folder, user, stopSignal = "SIGTERM" } = plan;
  const child = spawn(programPath(program), args, {
    ...user,
    cwd: folder,
    // Its own process group: Ctrl-C must reach the tests alone, and the guard kills the whole group.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const guardArgs = ["-c", GUARD_SCRIPT, "sh", String(child.pid), folder];
  const guard = spawn("sh", guardArgs, {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.once("exit", () => guard.kill("SIGKILL"));
  return {
    pid: child.pid,
    ...observe(child, program),
    stop: () => stop(child, stopSignal),
  };
}

function observe(
  child: ChildProcess,
  program: string,
): Omit<ServerProcess, "pid" | "stop"> {
  let output = "";
  let ended = false;
  const keep = (text: Buffer | string) => {
    output = (output + text.toString()).slice(-KEPT_OUTPUT_CHARACTERS);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  child.once("error", (error) => keep(error.message));
  child.once("close", () => (ended = true));
  const until = async (isReady: () => boolean | Promise<boolean>) => {
    const limit = Date.now() + START_LIMIT_MS;
    while (!(await isReady())) {
      if (ended || Date.now() > limit) {
        child.kill("SIGKILL");
        throw new Error(`${program} failed:\n${lastLines(output)}`);
      }
      await setTimeout(POLL_MS);
    }
  };
  return {
    untilPrinted: (pattern) => until(() => pattern.test(output)),
    untilListening: (port) => until(() => isListening(port)),
    untilDone: () => until(() => ended && child.exitCode === 0),
  };
}

function lastLines(output: string): string {
  return output.trimEnd().split("\n").slice(-10).join("\n");
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals) {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  if (child.pid === undefined || hasEnded) return;
  const exit = once(child, "exit");
  child.kill(signal);
  const limit = setTimeout(STOP_LIMIT_MS, "late", { ref: false });
  if ((await Promise.race([exit, limit])) === "late") child.kill("SIGKILL");
  await exit;
}
