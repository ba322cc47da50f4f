import { pino, type Level, type Logger } from "pino";
import type { Clock } from "./clock.ts";
import type { LineBuffer } from "./log-lines.server.ts";
import { safeFields, safeText } from "./log-redaction.server.ts";
import type { Fields, RequestLine } from "./logs.server.ts";

export interface StreamPlan {
  stream: string;
  /** Lines below this level are not written. */
  least: Level;
  clock: Clock;
  buffers: readonly LineBuffer[];
}

/** A logger whose every line carries the stream's name and stands in each of the buffers. */
export function openStream({
  stream,
  least,
  clock,
  buffers,
}: StreamPlan): Logger {
  const write = (text: string) =>
    buffers.forEach((buffer) => buffer.write(text));
  const format = {
    level: least,
    base: { stream },
    messageKey: "event",
    timestamp: isoTime(clock),
    formatters: { level: (level: string) => ({ level }) },
  };
  return pino(format, { write });
}

/** Writes lines of one level; silenced ones cost nothing. */
export function lineWriter(
  logger: Logger,
  level: Level,
): (event: string, fields?: Fields) => void {
  if (!logger.isLevelEnabled(level)) return () => {};
  return (event, fields) =>
    logger[level](fields ? safeFields(fields, event) : {}, event);
}

/**
 * Writes the lines of answered requests, spelled as the logger would. All fields are known and of our own making but the
 * path, so that nothing has to be searched for secrets but that.
 */
export function requestWriter(
  logger: Logger,
  { stream, clock, buffers }: StreamPlan,
): (line: RequestLine) => void {
  if (!logger.isLevelEnabled("info")) return () => {};
  const time = isoTime(clock);
  return ({ requestId, method, path, status, ms }) => {
    const route = `"method":"${method}","path":${JSON.stringify(safeText(path))}`;
    const text = `{"level":"info"${time()},"stream":"${stream}","requestId":"${requestId}",${route},"status":${status},"ms":${ms},"event":"request"}\n`;
    for (const buffer of buffers) buffer.write(text);
  };
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
