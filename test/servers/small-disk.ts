import { startIn, type Stoppable } from "./workplace.ts";

const BYTES = 2_000_000;

/**
 * Mounts an empty disk of 2 MB in memory, to be filled. `folder` is the way to it; the mount belongs to a process
 * of ours alone and ends with it. Needs root: see the part `mount`.
 */
export function startSmallDisk(): Promise<Stoppable<{ folder: string }>> {
  return startIn("small-disk", async ({ folder, start }) => {
    const mount = `mount -t tmpfs -o size=${BYTES} tmpfs '${folder}'`;
    const script = `${mount} && echo mounted && exec sleep infinity`;
    const holder = start("unshare", ["--mount", "sh", "-c", script]);
    await holder.untilPrinted(/mounted/);
    return { folder: `/proc/${holder.pid}/root${folder}` };
  });
}
