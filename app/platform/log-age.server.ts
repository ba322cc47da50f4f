import { closeSync, openSync, readSync, statSync } from "node:fs";

/** Where a file begins in the middle of a line, the first whole one is not far. */
const LOOKED_AT_BYTES = 16 * 1024;
const TIME = /"time":"([^"]+)"/;

/**
 * When the first line of a log file was written, in milliseconds: its last change is as young as its youngest line. A file
 * without such a line is as old as that change. Throws when there is no file.
 */
export function firstLineTime(path: string): number {
  const time = Date.parse(TIME.exec(beginningOf(path))?.[1] ?? "");
  return Number.isNaN(time) ? statSync(path).mtimeMs : time;
}

function beginningOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(LOOKED_AT_BYTES);
    return bytes.toString("utf8", 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
