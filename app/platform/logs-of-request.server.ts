import type { Fields, Logs } from "./logs.server.ts";

/** The logs for whoever works on one request: each of their lines says which. */
export function logsOfRequest(log: Logs, requestId: string): Logs {
  const about =
    (write: (event: string, fields?: Fields) => void) =>
    (event: string, fields?: Fields) =>
      write(event, { requestId, ...fields });
  return {
    ...log,
    debug: about(log.debug),
    info: about(log.info),
    warn: about(log.warn),
    error: about(log.error),
    feature: about(log.feature),
    security: about(log.security),
    performance: about(log.performance),
  };
}
