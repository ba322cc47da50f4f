import { OutwardStop } from "./faults.ts";

/** Time that passes, handed in so that tests decide when. */
export interface Timer {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Calls `ring` once, `ms` milliseconds from now. Gives what calls it off. */
  after(ms: number, ring: () => void): () => void;
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  after(ms, ring) {
    const timeout = setTimeout(ring, ms);
    return () => clearTimeout(timeout);
  },
};

/** Does the work with a signal that also ends when the time is over. Throws the reason of whatever ended it first. */
export async function withinTime<T>(
  { timer, ms, signal: outer }: { timer: Timer; ms: number } & Signalled,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timeIsUp = () => limit.abort(new OutwardStop("timed_out"));
  const cancel = timer.after(ms, timeIsUp);
  const signal = AbortSignal.any([outer, limit.signal]);
  try {
    signal.throwIfAborted();
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    cancel();
  }
}

interface Signalled {
  signal: AbortSignal;
}

/** The work's outcome, or the signal's reason thrown as soon as it ends. For work that takes no signal itself. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const { promise: never, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([work, never]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
