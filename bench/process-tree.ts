import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** A process with all that it started and that still runs, itself first (proc_pid_task_children(5)). */
export function treeOf(pid: number): number[] {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return [];
  const children = readdirSync(threads).flatMap((thread) =>
    read(`${threads}/${thread}/children`).split(" ").map(Number),
  );
  return [pid, ...children.filter((child) => child > 0).flatMap(treeOf)];
}

/** Processor time so far of a process and all that it ever started: what ended was added to its parent's. */
export function cpuSecondsOfTree(pid: number): number {
  const seconds = treeOf(pid).map(cpuSecondsWithEnded);
  return seconds.reduce((sum, one) => sum + one, 0);
}

/** User and system time of a process, and of its children that ended (proc_pid_stat(5), fields 14 to 17). */
function cpuSecondsWithEnded(pid: number): number {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** Memory of a process and all that it started; what several share is counted once (PSS, proc_pid_smaps(5)). */
export function bytesOfTree(pid: number): number {
  const kilobytes = treeOf(pid).map((one) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}

/** Empty when the process has gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
