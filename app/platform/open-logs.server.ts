import { pino, type Level, type Logger } from "pino";
import { systemClock, type Clock } from "./clock.ts";
import type { Env } from "./env.server.ts";
import { openLineBuffer, type LineBuffer } from "./log-lines.server.ts";
import { safeFields } from "./log-redaction.server.ts";
import { sweepLogs } from "./log-sweep.server.ts";
import { descriptorTarget, rotatedFileTarget } from "./log-targets.server.ts";
import type { Fields, Logs } from "./logs.server.ts";

/** The streams and the files in LOG_DIR that each one's lines go to. */
const STREAMS = {
  app: ["app.log"],
  error: ["app.log", "error.log"],
  meme_feature: ["meme_feature.log"],
  security: ["security.log"],
  performance: ["performance.log"],
} as const;
type Stream = keyof typeof STREAMS;

const FILES = [...new Set(Object.values(STREAMS).flat())];
const DAY_MS = 24 * 60 * 60 * 1000;

export interface LogOptions {
  /** Takes the place of standard output. */
  stdout?: { write(text: string): void };
  clock?: Clock;
  /** Hears of lines that a full or broken sink did not take. */
  onLost?: (sink: "stdout" | "files", lines: number) => void;
}

/**
 * Opens the five streams. Lines are at most 250 ms behind, written out by `close()` and as the process exits.
 * LOG_LEVEL holds for all streams but security, which always speaks; production never writes debug lines.
 */
export function openLogs(
  env: Pick<Env, "APP_ENV" | "LOG_LEVEL" | "LOG_DIR">,
  options: LogOptions = {},
): Logs {
  const { clock = systemClock, onLost = () => {} } = options;
  const stdout = openLineBuffer(stdoutTarget(options), (lines) =>
    onLost("stdout", lines),
  );
  const files = openFiles(env.LOG_DIR, clock, (lines) =>
    onLost("files", lines),
  );
  const buffers = [stdout, ...files.buffers.values()];
  const flushAtExit = () => buffers.forEach((buffer) => buffer.flushSync());
  process.once("exit", flushAtExit);

  const logger = (stream: Stream, least = levelOf(env)) =>
    openStream(stream, least, clock, [
      stdout,
      ...STREAMS[stream].flatMap((name) => files.buffers.get(name) ?? []),
    ]);
  return {
    ...levels(logger("app")),
    error: line(logger("error"), "error"),
    feature: line(logger("meme_feature"), "info"),
    security: line(logger("security", "warn"), "warn"),
    performance: line(logger("performance"), "warn"),
    async close() {
      files.stopSweeping();
      process.off("exit", flushAtExit);
      await Promise.all(buffers.map((buffer) => buffer.close()));
    },
  };
}

function levelOf(env: Pick<Env, "APP_ENV" | "LOG_LEVEL">): Level {
  return env.APP_ENV === "production" && env.LOG_LEVEL === "debug"
    ? "info"
    : env.LOG_LEVEL;
}

function stdoutTarget({ stdout }: LogOptions) {
  if (!stdout) return descriptorTarget(1);
  return {
    write: (text: string, done: () => void) => (stdout.write(text), done()),
    writeSync: (text: string) => stdout.write(text),
    close: () => Promise.resolve(),
  };
}

function openFiles(
  directory: string | undefined,
  clock: Clock,
  onLost: (lines: number) => void,
) {
  if (!directory)
    return { buffers: new Map<string, LineBuffer>(), stopSweeping: () => {} };
  sweepLogs(directory, FILES, { now: clock.now(), current: true });
  const sweep = () =>
    sweepLogs(directory, FILES, { now: clock.now(), current: false });
  const sweeping = setInterval(sweep, DAY_MS).unref();
  const open = (name: string) =>
    openLineBuffer(rotatedFileTarget(directory, name, clock), onLost);
  return {
    buffers: new Map(FILES.map((name) => [name, open(name)])),
    stopSweeping: () => clearInterval(sweeping),
  };
}

function openStream(
  stream: Stream,
  level: Level,
  clock: Clock,
  buffers: LineBuffer[],
): Logger {
  const destination = {
    write: (text: string) => buffers.forEach((buffer) => buffer.write(text)),
  };
  return pino(
    {
      level,
      base: { stream },
      messageKey: "event",
      timestamp: isoTime(clock),
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

function levels(logger: Logger): Pick<Logs, "debug" | "info" | "warn"> {
  return {
    debug: line(logger, "debug"),
    info: line(logger, "info"),
    warn: line(logger, "warn"),
  };
}

function line(
  logger: Logger,
  level: Level,
): (event: string, fields?: Fields) => void {
  if (!logger.isLevelEnabled(level)) return () => {};
  return (event, fields) =>
    logger[level](fields ? safeFields(fields) : {}, event);
}

/** The time as pino wants it, spelled once a millisecond. */
function isoTime(clock: Clock): () => string {
  let spelledAt = Number.NaN;
  let spelled = "";
  return () => {
    const now = clock.now();
    if (now !== spelledAt) spelled = `,"time":"${new Date(now).toISOString()}"`;
    spelledAt = now;
    return spelled;
  };
}
