import type { Level } from "pino";
import { systemClock, type Clock } from "./clock.ts";
import type { Env } from "./env.server.ts";
import { openLogFiles, type LogFile } from "./log-files.server.ts";
import { openLineBuffer, type LineTarget } from "./log-lines.server.ts";
import { lineWriter, openStream, requestWriter } from "./log-stream.server.ts";
import { descriptorTarget } from "./log-targets.server.ts";
import type { Logs } from "./logs.server.ts";

/** The streams, and the files in LOG_DIR that each one's lines go to. */
const STREAMS = {
  app: ["app.log"],
  error: ["app.log", "error.log"],
  meme_feature: ["meme_feature.log"],
  security: ["security.log"],
  performance: ["performance.log"],
} as const satisfies Record<string, readonly LogFile[]>;

export interface LogOptions {
  /** Takes the place of standard output. */
  stdout?: { write(text: string): void };
  clock?: Clock;
  /** Hears of lines that a full or broken sink did not take. */
  onLost?: (sink: "stdout" | "files", lines: number) => void;
}

type LogEnv = Pick<Env, "APP_ENV" | "LOG_LEVEL" | "LOG_DIR">;

/**
 * Opens the five streams. Lines are at most 250 ms behind, written out by `close()` and as the process exits.
 * LOG_LEVEL holds for all streams but security, which always speaks; production never writes debug lines.
 */
export function openLogs(
  env: LogEnv,
  { stdout, clock = systemClock, onLost = () => {} }: LogOptions = {},
): Logs {
  const output = openLineBuffer(
    stdout ? givenTarget(stdout) : descriptorTarget(1),
    (lines) => onLost("stdout", lines),
  );
  const files = openLogFiles(env.LOG_DIR, clock, (lines) =>
    onLost("files", lines),
  );
  const plan = (stream: keyof typeof STREAMS, least = leastLevel(env)) => ({
    ...{ stream, least, clock },
    buffers: [output, ...STREAMS[stream].flatMap(files.buffer)],
  });
  const open = (...planned: Parameters<typeof plan>) =>
    openStream(plan(...planned));
  const app = open("app");
  const flushAtExit = () =>
    [output, ...files.buffers].forEach((buffer) => buffer.flushSync());
  process.once("exit", flushAtExit);
  return {
    debug: lineWriter(app, "debug"),
    info: lineWriter(app, "info"),
    request: requestWriter(app, plan("app")),
    warn: lineWriter(app, "warn"),
    error: lineWriter(open("error"), "error"),
    feature: lineWriter(open("meme_feature"), "info"),
    security: lineWriter(open("security", "warn"), "warn"),
    performance: lineWriter(open("performance"), "warn"),
    async close() {
      process.off("exit", flushAtExit);
      await Promise.all([output.close(), files.close()]);
    },
  };
}

function leastLevel({ APP_ENV, LOG_LEVEL }: LogEnv): Level {
  return APP_ENV === "production" && LOG_LEVEL === "debug" ? "info" : LOG_LEVEL;
}

function givenTarget(stdout: { write(text: string): void }): LineTarget {
  return {
    write: (text, done) => (stdout.write(text), done()),
    writeSync: (text) => stdout.write(text),
    close: () => Promise.resolve(),
  };
}
