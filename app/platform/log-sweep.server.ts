import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** No line is kept longer: a file goes when its last line is this old. */
const KEEP_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes log files last written more than 30 days ago: the rotated ones (`app.log.1`), and with `current` also those
 * about to be opened. Other files in the directory are left alone; what cannot be read or deleted is left for the next sweep.
 */
export function sweepLogs(
  directory: string,
  names: readonly string[],
  { now, current }: { now: number; current: boolean },
): void {
  const oldest = now - KEEP_DAYS * DAY_MS;
  for (const file of listFiles(directory)) {
    const name = file.replace(/\.\d+$/, "");
    if (!names.includes(name) || (file === name && !current)) continue;
    try {
      const path = join(directory, file);
      if (statSync(path).mtimeMs < oldest) rmSync(path);
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
