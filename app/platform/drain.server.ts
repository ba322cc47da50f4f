import { setTimeout as pause } from "node:timers/promises";
import type { Listeners } from "./listeners.server.ts";

/** All has to be over by then: platforms kill 30 s after the signal. */
const DRAIN_LIMIT_MS = 23_000;
/** A load balancer needs to see that we are not ready before it sends nobody any more. */
const NOTICE_MS = 2_000;
/** Whoever still comes so long after the signal is sent elsewhere, or there would never be a moment without a request. */
const TURN_AWAY_AFTER_MS = 8_000;
const LOOK_EVERY_MS = 50;

interface Drain {
  servers: Pick<Listeners, "close" | "closeAllConnections">[];
  /** Requests begun and not yet answered. */
  open: () => number;
  /** Called at once: from here on `/health/ready` says no, and every answer closes its connection. */
  begin: () => void;
  /** From here on no new request is taken but those for health. */
  turnAway: () => void;
  /** False at home, where nobody balances a load and Ctrl-C should be quick. */
  giveNotice: boolean;
  /** Lets what works by itself come to an end, while requests are still answered. */
  rest: () => Promise<void>;
  /** Closes what the process has open, in order. */
  close: () => Promise<void>;
  exit: (code: number) => void;
}

/**
 * Stops in order on SIGTERM and SIGINT: not ready, what is begun is finished, everything closed. The process listens until
 * jobs and requests are done, so that whoever asks whether it lives is told so. A second signal changes nothing.
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

async function stop(drain: Drain): Promise<void> {
  const { servers, open, begin, turnAway, giveNotice, rest, close } = drain;
  const start = Date.now();
  const deadline = start + DRAIN_LIMIT_MS;
  const left = () => Math.max(1_000, deadline - Date.now());
  begin();
  const rested = Promise.race([rest(), pause(left())]);
  if (giveNotice) await pause(NOTICE_MS);
  const turning = setTimeout(turnAway, start + TURN_AWAY_AFTER_MS - Date.now());
  await rested;
  while (open() > 0 && Date.now() < deadline) await pause(LOOK_EVERY_MS);
  clearTimeout(turning);
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await Promise.race([close(), pause(left())]);
}
