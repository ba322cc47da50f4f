import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Where a process may run: beside the load, on the core that is measured, or anywhere. */
export type Place = "load" | "server" | "anywhere";

const CORES: Readonly<Record<Place, string>> = {
  server: "0",
  load: "1",
  anywhere: `0-${availableParallelism() - 1}`,
};

const canPin =
  availableParallelism() > 1 &&
  spawnSync("taskset", ["--version"]).status === 0;

/** Moves this process, and all that it starts from now on, beside the load: servers under measure get a core of their own. */
export function stayBesideTheLoad(): void {
  if (!canPin) return;
  const mine = ["-a", "-c", "-p", CORES.load, String(process.pid)];
  spawnSync("taskset", mine);
}

/** The command line in front of a program that starts it in its place; empty where cores cannot be chosen. */
export function startedIn(place: Place): string[] {
  return canPin ? ["taskset", "-c", CORES[place]] : [];
}
