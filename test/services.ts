import type { Clock } from "#app/platform/clock.ts";
import type { Fields, Logs } from "#app/platform/logs.server.ts";
import {
  openServices,
  type OpenServices,
} from "#app/platform/open-services.server.ts";
import type { TestDatabase } from "./database.ts";

/** A Wednesday at noon, UTC. */
export const NOON = Date.parse("2026-11-18T12:00:00Z");

/** A clock that stands until the test moves it. */
export interface TestClock extends Clock {
  set(now: number): void;
}

export function openTestClock(start = NOON): TestClock {
  let now = start;
  return { now: () => now, set: (next) => void (now = next) };
}

export interface LogLine {
  stream: keyof Omit<Logs, "close" | "request">;
  event: string;
  fields: Fields;
}

/** Logs that print nothing and keep their lines for the test. */
export function openTestLogs(): Logs & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (stream: LogLine["stream"]) =>
    (event: string, fields = {}) =>
      void lines.push({ stream, event, fields });
  return {
    lines,
    debug: write("debug"),
    info: write("info"),
    request: (line) => write("info")("request", { ...line }),
    warn: write("warn"),
    error: write("error"),
    feature: write("feature"),
    security: write("security"),
    performance: write("performance"),
    close: () => Promise.resolve(),
  };
}

export interface TestServices extends OpenServices {
  clock: TestClock;
  log: ReturnType<typeof openTestLogs>;
}

/** The real services on a test's database, with a clock that stands and logs that are kept. */
export async function openTestServices({
  env,
}: Pick<TestDatabase, "env">): Promise<TestServices> {
  const own = { clock: openTestClock(), log: openTestLogs() };
  const services = await openServices(env, { join: false, ...own });
  return { ...services, ...own };
}
