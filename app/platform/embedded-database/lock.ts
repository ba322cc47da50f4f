import { DatabaseSync } from "node:sqlite";

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Takes a lock that the operating system holds for this process and takes back when it ends, however it ends:
 * unlike a file or a socket, nothing of it is ever left over. Node has no `flock` of its own, but it brings SQLite.
 * @returns how to let go of it, or null while another process has it
 */
export function takeLock(path: string): (() => void) | null {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE");
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
