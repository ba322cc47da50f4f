import { format } from "node:util";
import type { Logs } from "./logs.server.ts";

/**
 * Sends what libraries say on the console to the log, a line of JSON each. Remix's router warns of odd addresses there,
 * decoded: a stranger's line ends would begin lines that look like ours. @returns what gives the console back
 */
export function writeDownConsole(
  log: Pick<Logs, "warn" | "error">,
  console: Pick<Console, "warn" | "error"> = globalThis.console,
): () => void {
  const { warn, error } = console;
  console.warn = (...words: unknown[]) =>
    log.warn("library_warned", { words: format(...words) });
  console.error = (...words: unknown[]) =>
    log.error("library_failed", { words: format(...words) });
  return () => void Object.assign(console, { warn, error });
}
