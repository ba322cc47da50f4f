import type { Clock } from "./clock.ts";
import { openLineBuffer, type LineBuffer } from "./log-lines.server.ts";
import { LOG_SWEEP_MS, sweepLogs } from "./log-sweep.server.ts";
import { rotatedFileTarget } from "./log-targets.server.ts";

/** Every file in LOG_DIR. */
export const LOG_FILES = [
  "app.log",
  "error.log",
  "meme_feature.log",
  "security.log",
  "performance.log",
] as const;
export type LogFile = (typeof LOG_FILES)[number];

export interface LogFiles {
  buffers: readonly LineBuffer[];
  /** The buffer of one file, or none without LOG_DIR. */
  buffer(name: LogFile): readonly LineBuffer[];
  close(): Promise<void>;
}

/** Opens the files in a directory, made when missing, and sweeps away what is too old: now, and hourly. */
export function openLogFiles(
  directory: string | undefined,
  clock: Clock,
  onLost: (lines: number) => void,
): LogFiles {
  if (!directory)
    return { buffers: [], buffer: () => [], close: () => Promise.resolve() };
  const sweep = (current: boolean) =>
    sweepLogs(directory, LOG_FILES, { now: clock.now(), current });
  sweep(true);
  const sweeping = setInterval(() => sweep(false), LOG_SWEEP_MS).unref();
  const open = (name: LogFile) =>
    openLineBuffer(rotatedFileTarget(directory, name, clock), onLost);
  const buffers = LOG_FILES.map(open);
  return {
    buffers,
    buffer: (name) => buffers.filter((_, index) => LOG_FILES[index] === name),
    async close() {
      clearInterval(sweeping);
      await Promise.all(buffers.map((buffer) => buffer.close()));
    },
  };
}
