import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { firstLineTime } from "./log-age.server.ts";

const HOUR_MS = 60 * 60 * 1000;
/** How often whoever keeps logs calls. */
export const LOG_SWEEP_MS = HOUR_MS;
/** No line is kept for longer than 30 days: a file goes when its first line will be as old before the next sweep. */
const KEEP_MS = 30 * 24 * HOUR_MS - LOG_SWEEP_MS;

/**
 * Deletes log files that begin 30 days ago: the rotated ones (`app.log.1`), and with `current` also those
 * about to be opened. Other files in the directory are left alone; what cannot be read or deleted is left for the next sweep.
 */
export function sweepLogs(
  directory: string,
  names: readonly string[],
  { now, current }: { now: number; current: boolean },
): void {
  const oldest = now - KEEP_MS;
  for (const file of listFiles(directory)) {
    const name = file.replace(/\.\d+$/, "");
    if (!names.includes(name) || (file === name && !current)) continue;
    try {
      const path = join(directory, file);
      if (firstLineTime(path) < oldest) rmSync(path);
    } catch {
      // Somebody else was faster, or the disk is failing: neither may stop the server.
    }
  }
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
