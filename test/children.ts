import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { coverageEnvironment } from "./program-coverage.ts";

/** A process that a test starts in order to kill it. */
export interface Child {
  pid: number;
  /** The next line it prints. Throws with what it wrote to stderr when it ends first. */
  nextLine(): Promise<string>;
  /** Every further line it prints until it ends. */
  remainingLines(): Promise<string[]>;
  /** `SIGKILL` when no signal is named. Resolves once it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Its exit code, null after a signal, and what it wrote to stderr. */
  ended: Promise<{ code: number | null; stderr: string }>;
}

/** Runs a module of `test/children/` on our own Node, with no other environment; it never outlives the test. */
export function startChild(
  name: string,
  parameters: string[] = [],
  env: Record<string, string> = {},
): Child {
  const path = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...parameters], {
    env: { NODE_ENV: "production", ...coverageEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const iterator = lines[Symbol.asyncIterator]();
  const closed = once(child, "close");
  const ended = closed.then(() => ({ code: child.exitCode, stderr }));
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    child.kill(signal);
    await closed;
  };
  onTestFinished(() => kill());
  return {
    pid: child.pid ?? 0,
    ended,
    kill,
    async nextLine() {
      const { value, done } = await iterator.next();
      if (!done) return value;
      throw new Error(`${name} ended:\n${(await ended).stderr}`);
    },
    async remainingLines() {
      const rest: string[] = [];
      for (let next = await iterator.next(); !next.done;)
        next = (rest.push(next.value), await iterator.next());
      return rest;
    },
  };
}
