import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { coverageEnvironment } from "../program-coverage.ts";
import { findFreePort } from "../servers/workplace.ts";

const ROOT = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 20;
const MOST_STARTS = 3;

// Waits for its pipe from the tests to close, which happens however they end, and then leaves no process behind.
const GUARD_SCRIPT = 'cat >/dev/null; kill -KILL "-$1" 2>/dev/null';

/** What a program needs to start at all; everything else a test sets itself. */
const INHERITED_NAMES = ["PATH", "HOME", "TMPDIR", "SystemRoot"];

/** A program of ours in its own process. */
export interface RunningProgram {
  pid: number;
  /** Everything it has printed. */
  output(): string;
  /** Waits until it has printed a line like this. Throws with its output when it ends first or takes too long. */
  untilPrinted(pattern: RegExp): Promise<void>;
  /** Sends a signal to it alone. */
  signal(signal: NodeJS.Signals): void;
  /** How it ended. Rejects when it is still there after a minute. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it, if it has not ended. */
  stop(): Promise<void>;
}

/** `node server.ts`, answering. */
export interface RunningApp extends RunningProgram {
  /** Without a slash at its end. */
  url: string;
  port: number;
  dataDir: string;
}

export interface AppPlan {
  dataDir: string;
  /** Variables of the environment beside DATA_DIR and PORT. */
  env?: Record<string, string>;
  role?: "web" | "worker" | "all";
  /** A program and its words that lead to where the app is to run, as of a `SmallDisk`. */
  within?: readonly string[];
}

/**
 * Starts the real app on a free port of this machine and waits until it has read what is published.
 * A port that somebody else was faster to take is given up for another.
 */
export async function startApp(plan: AppPlan, starts = 1): Promise<RunningApp> {
  const { dataDir, env = {}, role = "web", within = [] } = plan;
  const port = await findFreePort();
  const own = { DATA_DIR: dataDir, PORT: String(port) };
  const args = ["--role", role];
  const program = runProgram("server.ts", args, { ...own, ...env }, within);
  try {
    await program.untilPrinted(/"pool_loaded"/);
    await program.untilPrinted(/"listening"/);
  } catch (error) {
    await program.stop();
    const isTaken = program.output().includes("EADDRINUSE");
    if (!isTaken || starts === MOST_STARTS) throw error;
    return startApp(plan, starts + 1);
  }
  return { ...program, port, dataDir, url: `http://localhost:${port}` };
}

/** Starts a program of ours with this environment and hardly anything else. It never outlives the tests. */
export function runProgram(
  path: string,
  args: readonly string[],
  env: Record<string, string>,
  within: readonly string[] = [],
): RunningProgram {
  // What changes the mounts changes the folder too: `env` goes back, and becomes the program.
  const way = within.length > 0 ? [...within, "env", `--chdir=${ROOT}`] : [];
  const command = [...way, process.execPath, path, ...args] as const;
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: ROOT,
    env: {
      NODE_ENV: "production",
      ...inherited(),
      ...coverageEnvironment(),
      ...env,
    },
    // Its own process group: the guard kills the whole of it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const guard = spawn("sh", ["-c", GUARD_SCRIPT, "sh", String(child.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.once("exit", () => guard.kill("SIGKILL"));
  return observe(child);
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED_NAMES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function observe(child: ChildProcess): RunningProgram {
  let output = "";
  const keep = (text: string) => void (output += text);
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  const closed = once(child, "close");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  async function untilPrinted(pattern: RegExp): Promise<void> {
    const limit = Date.now() + START_LIMIT_MS;
    while (!pattern.test(output)) {
      if (hasEnded() || Date.now() > limit)
        throw new Error(`${pattern.source} was never printed:\n${output}`);
      await pause(LOOK_EVERY_MS);
    }
  }

  async function ended() {
    const late = pause(STOP_LIMIT_MS, "late", { ref: false });
    if ((await Promise.race([closed, late])) === "late")
      throw new Error(`it did not end:\n${output}`);
    return { code: child.exitCode, signal: child.signalCode };
  }

  return {
    pid: child.pid ?? 0,
    output: () => output,
    untilPrinted,
    signal: (signal) => void child.kill(signal),
    ended,
    async stop() {
      if (!hasEnded()) child.kill("SIGTERM");
      await ended().catch(() => child.kill("SIGKILL"));
    },
  };
}

/** Whether anything is left of a program: itself or a child that it started. */
export function isGroupAlive({ pid }: Pick<RunningProgram, "pid">): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}
