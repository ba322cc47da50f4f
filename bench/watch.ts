import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startedIn } from "./cores.ts";

/** What a program in watchers/ reports. */
export interface Watched {
  /** GET / as a visitor, every so often. */
  visits: { times: number[]; refused: number };
  /** The most that a process and its children held at once. */
  memory: { mostBytes: number; mostProcesses: number };
}

export interface Watcher<Report> {
  /** Ends it and gives what it saw. */
  end(): Promise<Report>;
}

/** Starts one of the programs in watchers/ in a process of its own, which what is measured cannot hold up. */
export function watch<Name extends keyof Watched>(
  name: Name,
  argument: string,
): Watcher<Watched[Name]> {
  const file = join(import.meta.dirname, `watchers/${name}.ts`);
  const [program = "", ...args] = [
    ...startedIn("anywhere"),
    ...[process.execPath, file, argument],
  ];
  const watcher = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const report = text(watcher.stdout);
  return {
    async end() {
      watcher.stdin.end();
      return JSON.parse(await report) as Watched[Name];
    },
  };
}

/** For a watcher: resolves when it has seen enough, or nobody waits for its report any more. */
export async function untilToldToEnd(): Promise<void> {
  await once(process.stdin.resume(), "end");
}
