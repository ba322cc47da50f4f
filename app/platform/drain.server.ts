import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** All has to be over by then: platforms kill 30 s after the signal. */
const DRAIN_LIMIT_MS = 23_000;
/** A load balancer needs to see that we are not ready before we stop to listen. */
const NOTICE_MS = 2_000;
const LOOK_EVERY_MS = 50;

interface Drain {
  servers: Server[];
  /** Requests begun and not yet answered. */
  open: () => number;
  /** Called at once: from here on `/health/ready` says no. */
  begin: () => void;
  /** False at home, where nobody balances a load and Ctrl-C should be quick. */
  giveNotice: boolean;
  /** Closes what the process has open, in order. */
  close: () => Promise<void>;
  exit: (code: number) => void;
}

/**
 * Stops in order on SIGTERM and SIGINT: not ready, no new connections, what is begun is finished, everything closed.
 * A second signal changes nothing.
 */
export function drainOn(
  signals: readonly NodeJS.Signals[],
  drain: Drain,
): void {
  let draining: Promise<void> | null = null;
  for (const signal of signals) {
    process.on(signal, () => {
      draining ??= stop(drain).then(
        () => drain.exit(0),
        () => drain.exit(1),
      );
    });
  }
}

async function stop({
  servers,
  open,
  begin,
  giveNotice,
  close,
}: Drain): Promise<void> {
  const deadline = Date.now() + DRAIN_LIMIT_MS;
  begin();
  if (giveNotice) await pause(NOTICE_MS);
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  while (open() > 0 && Date.now() < deadline) await pause(LOOK_EVERY_MS);
  for (const server of servers) server.closeAllConnections();
  await Promise.race([close(), pause(Math.max(1_000, deadline - Date.now()))]);
}
