/** Errors that mean: this machine has no room for more at the moment. */
const OUT_OF_SPACE = ["ENOSPC", "EDQUOT", "EMFILE", "ENFILE"];

/** Whether a file could not be written because the disk is full, or too many files are open. */
export function isOutOfSpace(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && OUT_OF_SPACE.includes(code);
}
