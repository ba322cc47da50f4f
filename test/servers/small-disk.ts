import { startIn, type Stoppable } from "./workplace.ts";

const BYTES = 2_000_000;

export interface SmallDisk {
  /** The way to it from here. */
  folder: string;
  /** Where it is for a program that is started by `within`. */
  inside: string;
  /** What stands before a command for the disk to be an ordinary folder to it. Locks work there, and behind `folder` they do not. */
  within: readonly string[];
}

/**
 * Mounts an empty disk in memory, to be filled; of 2 MB when nothing is said. The mount belongs to a process
 * of ours alone and ends with it. Needs root: see the part `mount`.
 */
export function startSmallDisk({ bytes = BYTES } = {}): Promise<
  Stoppable<SmallDisk>
> {
  return startIn("small-disk", async ({ folder, start }) => {
    const mount = `mount -t tmpfs -o size=${bytes} tmpfs '${folder}'`;
    const script = `${mount} && echo mounted && exec sleep infinity`;
    const holder = start("unshare", ["--mount", "sh", "-c", script]);
    await holder.untilPrinted(/mounted/);
    return {
      folder: `/proc/${holder.pid}/root${folder}`,
      inside: folder,
      within: ["nsenter", "--mount", `--target=${holder.pid}`],
    };
  });
}
